import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { forbidden, notFound, type Problem } from "../platform/problem.ts";
import { documentJson } from "./document.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { type ScopedAction, scope } from "./scope.ts";
import { andAlso, query, quoted, raw, uuidArray } from "./sql.ts";

export interface LockOptions {
  /** Our own services are not narrowed by the actor's rights. */
  trusted?: boolean;
  /** Deleted records too. */
  alsoDeleted?: boolean;
}

/**
 * The record as it is, locked until the transaction ends.
 * @throws Problem not-found when the actor may not read it, forbidden when it may be read but not this done
 */
export async function lockRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  action: "edit" | "delete",
  options: LockOptions = {},
): Promise<AnyDoc> {
  const [doc] = await lockRecords(ctx, object, [id], action, options);
  if (!doc) throw notFound(object.meta.label);
  return doc;
}

/**
 * Several records at once, in the order of their ids so that two acts cannot wait for each other; those that cannot be
 * read are left out.
 * @throws Problem forbidden when one may be read but not this done
 */
export async function lockRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: string[],
  action: "edit" | "delete",
  options: LockOptions = {},
): Promise<AnyDoc[]> {
  const rows = await lockEach(ctx, object, ids, action, options);
  if (rows.some((row) => !row.allowed)) throw mayNot(ctx, object, action);
  return rows.map((row) => row.doc);
}

export interface Locked {
  doc: AnyDoc;
  allowed: boolean;
}

/** The same for who asks of each: with whether the actor may do this to it. */
export function lockEach(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: string[],
  action: "edit" | "delete",
  { trusted = false, alsoDeleted = false }: LockOptions = {},
): Promise<Locked[]> {
  const readable = trusted ? null : scope(ctx, object, "read");
  const allowed = (trusted ? null : scope(ctx, object, action)) ?? sql`true`;
  const live = alsoDeleted ? sql`` : sql` and t.deleted_at is null`;
  return query<Locked>(
    ctx.db,
    sql`select ${documentJson(object)} as doc, ${allowed} as allowed
      from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)})${live}${andAlso(readable)}
      order by t.id for update of t`,
  );
}

/** The refusal of an action to a role. */
export function mayNot(ctx: Ctx, { meta }: ObjectDefinition, action: ScopedAction | "create"): Problem {
  const isAny = action === "create" || action === "read";
  const what = isAny ? meta.pluralLabel.toLowerCase() : `this ${meta.label.toLowerCase()}`;
  return forbidden(`The role ${ctx.role.name} may not ${action} ${what}.`);
}
