import { type FieldType, findField } from "@mainstay/model";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { lockRecords } from "../../records/lock.ts";
import { allObjects, type ObjectDefinition } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { preparePatch } from "../../records/prepare.ts";
import { updateRows } from "../../records/rows.ts";
import { isEditable, mayEver, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw, uuidArray } from "../../records/sql.ts";
import { namesOfMembers } from "../../records/summary-titles.ts";
import { findMember } from "./members.service.ts";
import type { Holding } from "./organizations.schemas.ts";

/** How many records are locked and written at a time; they are one operation all the same. */
const CHUNK = 1_000;

/** What names a member as its owner, object by object, as far as the caller may see it. */
export async function listHoldings(ctx: Ctx, memberId: string): Promise<Holding[]> {
  await findMember(ctx, memberId);
  const counted = await Promise.all(
    ownedObjects(ctx).map(async ({ object, columns }) => {
      const [row] = await query<{ count: number }>(
        ctx.db,
        sql`select count(*)::int as count from ${raw(quoted(object.tableName))} t where ${held(ctx, object, columns, memberId)}`,
      );
      return { object: object.meta.name, count: row?.count ?? 0 };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}

/**
 * Gives everything one member owns to another: one operation, so that one Undo gives it all back.
 * @throws Problem invalid when the other cannot take it, forbidden for records the caller may not edit
 */
export async function handOver(ctx: Ctx, from: string, to: string): Promise<Done<Holding[]>> {
  const [giver, taker] = [await findMember(ctx, from), await findMember(ctx, to)];
  if (from === to || taker.deactivatedAt) throw invalidField("to", "Choose another, active member.");
  const names = await namesOfMembers(ctx, [giver.id, taker.id]);
  const nameOf = (id: string) => names.get(id) ?? "Somebody";
  const spec = { kind: "bulk_update", summary: `Gave what ${nameOf(giver.id)} owned to ${nameOf(taker.id)}` } as const;
  return inOperation(ctx, spec, async (ctx) => {
    const holdings: Holding[] = [];
    for (const { object, columns } of ownedObjects(ctx)) {
      const found = await query<{ id: string }>(
        ctx.db,
        sql`select t.id from ${raw(quoted(object.tableName))} t where ${held(ctx, object, columns, from)} order by t.id`,
      );
      for (let start = 0; start < found.length; start += CHUNK) {
        const ids = found.slice(start, start + CHUNK).map(({ id }) => id);
        const docs = await lockRecords(ctx, object, ids, "edit");
        const patches = await Promise.all(
          docs.map((doc) =>
            preparePatch(
              ctx,
              object,
              doc,
              Object.fromEntries(columns.flatMap((name) => given(name, doc[name], from, to))),
            ),
          ),
        );
        await updateRows(
          ctx,
          object,
          patches.filter((patch) => patch !== null),
        );
      }
      if (found.length > 0) holdings.push({ object: object.meta.name, count: found.length });
    }
    return holdings;
  });
}

/** The field as it is once `to` has taken over; nothing when it does not name `from`. */
function given(name: string, value: unknown, from: string, to: string): [string, string | string[]][] {
  if (value === from) return [[name, to]];
  if (!Array.isArray(value) || !value.includes(from)) return [];
  return [[name, [...new Set(value.map((id) => (id === from ? to : String(id))))]]];
}

interface Owned {
  object: ObjectDefinition;
  /** Fields that name a member and that the caller may set: owner, assignee, a form's owner of new leads. */
  columns: string[];
}

function ownedObjects(ctx: Ctx): Owned[] {
  return allObjects()
    .filter(({ meta }) => mayEver(ctx, meta, "edit"))
    .map((object) => ({
      object,
      columns: object.meta.fields
        .filter((field) => OF_MEMBERS.includes(field.type) && !field.readOnly && isEditable(ctx, object.meta, field))
        .map(({ name }) => name),
    }))
    .filter(({ columns }) => columns.length > 0);
}

const OF_MEMBERS: FieldType[] = ["member", "members"];

function held(ctx: Ctx, object: ObjectDefinition, names: string[], memberId: string): SQL {
  const owned = names.map((name) => {
    const column = raw(`t.${quoted(object.columns[name]?.name ?? name)}`);
    const isList = findField(object.meta, name)?.type === "members";
    return isList ? sql`${column} @> ${uuidArray([memberId])}` : sql`${column} = ${memberId}`;
  });
  return sql`t.org_id = ${ctx.org.id} and t.deleted_at is null and (${sql.join(owned, sql` or `)})${andAlso(scope(ctx, object, "read"))}`;
}
