import { type Field, type ObjectMeta, type ObjectRights, type RecordAccess, rightsOn } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { type ObjectDefinition, objectNamed } from "./object.ts";
import { literal, quoted, raw, uuidArray } from "./sql.ts";

/*
 * Rights over records and fields are decided here and nowhere else: lists, single records, search, counts, exports,
 * expansions and realtime all ask `scope` for a predicate and `visibleFields` for a mask.
 */

export type ScopedAction = "read" | "edit" | "delete";

/** Whether the role has any record of the object to do this with. */
export function mayEver(ctx: Ctx, meta: ObjectMeta, action: ScopedAction | "create"): boolean {
  const rights = rightsOver(ctx, meta);
  return action === "create" ? rights.create : rights[action] !== "none";
}

/** The role's rights on an object; those on what shapes the organization follow from its capabilities. */
function rightsOver(ctx: Ctx, meta: ObjectMeta): ObjectRights {
  if (!meta.governedBy) return rightsOn(ctx.role, meta.name);
  const may = ctx.role.capabilities.includes(meta.governedBy);
  return { read: "all", create: may, edit: may ? "all" : "none", delete: may ? "all" : "none", fields: {} };
}

/**
 * The records of `object` the actor may read, edit or delete, as a predicate over the table under `alias`.
 * Null means all of the organization's records, so that the common case costs nothing.
 */
export function scope(ctx: Ctx, object: ObjectDefinition, action: ScopedAction, alias = "t"): SQL | null {
  if (object.access) return object.access(ctx, action, alias);
  const access = rightsOver(ctx, object.meta)[action];
  if (access === "none") return sql`false`;
  if (action !== "read") {
    const readable = scope(ctx, object, "read", alias);
    const own = byAccess(ctx, object, access, action, alias);
    return readable && own ? sql`(${readable} and ${own})` : (readable ?? own);
  }
  return throughParents(ctx, object, access, alias);
}

function byAccess(
  ctx: Ctx,
  object: ObjectDefinition,
  access: RecordAccess,
  action: ScopedAction,
  alias: string,
): SQL | null {
  if (access === "all") return null;
  const member = ctx.member;
  if (!member) return sql`false`;
  const t = raw(alias);
  const shared = sql`exists (select 1 from shares s where s.org_id = ${t}.org_id and s.object = ${raw(literal(object.meta.name))}
    and s.record_id = ${t}.id and s.member_id = ${member.id}${action === "read" ? sql`` : sql` and s.access = 'edit'`})`;
  if (access === "shared" || access === "none") return shared;
  const members = access === "team" ? member.teammates : [member.id];
  const created = sql`${t}.created_by = any(${uuidArray(members)})`;
  const owned = ownedBy(object, members, alias);
  if (!owned) return sql`(${created} or ${shared})`;
  return sql`(${owned.isTheirs} or (${owned.isNobodys} and ${created}) or ${shared})`;
}

/** Whether a record belongs to one of these members, or to nobody; null for objects without an owner. */
function ownedBy({ meta, columns }: ObjectDefinition, members: string[], alias: string) {
  const owner = meta.ownerField ? columns[meta.ownerField] : undefined;
  if (!owner) return null;
  const column = raw(`${alias}.${quoted(owner.name)}`);
  return owner.getSQLType().endsWith("[]")
    ? { isTheirs: sql`${column} && ${uuidArray(members)}`, isNobodys: sql`cardinality(${column}) = 0` }
    : { isTheirs: sql`${column} = any(${uuidArray(members)})`, isNobodys: sql`${column} is null` };
}

/**
 * Some records are read with what they hang on: of the links in `readThrough`, the first that is set decides, and
 * the record's own access only when none is. A note on a deal is not shown to who may not see the deal.
 */
function throughParents(ctx: Ctx, object: ObjectDefinition, access: RecordAccess, alias: string): SQL | null {
  const own = byAccess(ctx, object, access, "read", alias);
  const parents = object.meta.readThrough.map((name) => {
    const target = linkTarget(object.meta, name);
    return {
      column: raw(`${alias}.${quoted(columnName(object, name))}`),
      target,
      scope: scope(ctx, target, "read", `p_${name.toLowerCase()}`),
      alias: `p_${name.toLowerCase()}`,
    };
  });
  if (parents.length === 0 || (own === null && parents.every((parent) => parent.scope === null))) return own;
  const cases = parents.map((parent) => {
    const visible = parent.scope
      ? sql`exists (select 1 from ${raw(quoted(parent.target.tableName))} ${raw(parent.alias)} where ${raw(parent.alias)}.org_id = ${raw(alias)}.org_id and ${raw(parent.alias)}.id = ${parent.column} and ${parent.scope})`
      : sql`true`;
    return sql`when ${parent.column} is not null then ${visible}`;
  });
  const visible = sql`(case ${sql.join(cases, sql` `)} else ${own ?? sql`true`} end)`;
  const mine = object.meta.ownersRead && ctx.member ? ownedBy(object, [ctx.member.id], alias) : null;
  return mine ? sql`(${mine.isTheirs} or ${visible})` : visible;
}

export function linkTarget(meta: ObjectMeta, fieldName: string): ObjectDefinition {
  const link = meta.fields.find((field) => field.name === fieldName);
  if (!link?.object) throw new Error(`${meta.name}.${fieldName} is not a link`);
  return objectNamed(link.object);
}

export function columnName(object: ObjectDefinition, fieldName: string): string {
  const column = object.columns[fieldName];
  if (!column) throw new Error(`${object.meta.name}.${fieldName} has no column`);
  return column.name;
}

/** Fields the role may see. */
export function isVisible(ctx: Ctx, meta: ObjectMeta, field: Field): boolean {
  const { fields } = rightsOver(ctx, meta);
  return [fieldPath(field), ...(field.from ?? [])].every((name) => fields[name]?.visible !== false);
}

/** Fields the role may write. What cannot be seen cannot be written. */
export function isEditable(ctx: Ctx, meta: ObjectMeta, field: Field): boolean {
  const right = rightsOver(ctx, meta).fields[fieldPath(field)];
  return !field.readOnly && right?.editable !== false && right?.visible !== false;
}

/** Names of the fields the role may not see; empty for most. */
export function hiddenFields(ctx: Ctx, meta: ObjectMeta): string[] {
  const hidden = Object.entries(rightsOver(ctx, meta).fields)
    .filter(([, right]) => !right.visible)
    .map(([name]) => name);
  if (hidden.length === 0) return hidden;
  const telling = meta.fields.filter(({ from }) => from?.some((name) => hidden.includes(name)));
  return [...new Set([...hidden, ...telling.map(({ name }) => name)])];
}

/** The document without what the role may not see. */
export function masked<D extends object>(ctx: Ctx, meta: ObjectMeta, doc: D): D {
  const hidden = hiddenFields(ctx, meta);
  if (hidden.length === 0) return doc;
  const kept = Object.fromEntries(Object.entries(doc).filter(([name]) => !hidden.includes(name))) as D & {
    custom?: Record<string, unknown>;
  };
  if (kept.custom)
    kept.custom = Object.fromEntries(Object.entries(kept.custom).filter(([key]) => !hidden.includes(`custom.${key}`)));
  return kept;
}
