import { newId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict, forbidden, invalid, notFound, Problem } from "../platform/problem.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { documentColumns } from "./document.ts";
import { checkLinks } from "./links.ts";
import type { AnyDoc, Doc, ObjectDefinition, RecordTable } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { insertRows, type RowPatch, setDeleted, updateRows } from "./rows.ts";
import { isSame } from "./same.ts";
import { hiddenFields, isEditable, mayEver, scope } from "./scope.ts";
import { andAlso, query, quoted, raw, uuidArray } from "./sql.ts";
import { bodySchema, customSchema, type WriteMode } from "./values.ts";

/** A write of our own services may set fields that requests may not, and is not narrowed by the actor's rights. */
export interface WriteOptions {
  trusted?: boolean;
  /** The version the writer saw; another one now is a conflict. */
  version?: number;
  summary?: string;
  reason?: string;
}

/**
 * Creates a record.
 * @throws Problem forbidden when the role may not create, invalid with a pointer for each wrong field
 */
export async function createRecord<T extends RecordTable>(
  ctx: Ctx,
  object: ObjectDefinition<T>,
  input: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<Done<Doc<T>>> {
  const values = await prepareCreate(ctx, object, input, options);
  const summary =
    options.summary ??
    `Created ${object.meta.label.toLowerCase()} ${String(values[object.meta.titleField] ?? "")}`.trim();
  return inOperation(ctx, { kind: "create", summary, reason: options.reason }, async (ctx) => {
    const [doc] = await insertRows(ctx, object, [values]);
    await object.hooks.afterCreate?.(ctx, doc as Doc<T>);
    return doc as Doc<T>;
  });
}

/** A create's values, parsed, completed and checked; ready for `insertRows`. */
export async function prepareCreate(
  ctx: Ctx,
  object: ObjectDefinition,
  input: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<Record<string, unknown>> {
  if (!options.trusted && !mayEver(ctx, object.meta, "create")) throw mayNot(ctx, object, "create");
  let values = await parseBody(ctx, object, "create", input, options.trusted);
  if (object.meta.ownerField && !(object.meta.ownerField in values))
    values[object.meta.ownerField] = ctx.member?.id ?? null;
  values = (await object.hooks.beforeCreate?.(ctx, values as Partial<Doc>)) ?? values;
  values = { ...values, ...object.hooks.derive?.(values as Partial<Doc>, values as Partial<Doc>) };
  const errors = object.hooks.check?.(values as Partial<Doc>) ?? [];
  if (errors.length > 0) throw invalid(errors);
  await checkLinks(ctx, object, values, options.trusted);
  return { ...values, id: newId() };
}

/**
 * Changes fields of a record. A patch that changes nothing is no operation.
 * @throws Problem not-found, forbidden, invalid, or conflict with `current` and both sides' `fields`
 */
export async function updateRecord<T extends RecordTable>(
  ctx: Ctx,
  object: ObjectDefinition<T>,
  id: string,
  patch: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<Done<Doc<T>>> {
  const given = await parseBody(ctx, object, "update", patch, options.trusted);
  const summary = options.summary ?? `Updated ${object.meta.label.toLowerCase()}`;
  return inOperation(ctx, { kind: "update", summary, reason: options.reason }, async (ctx) => {
    const before = await lockRecord(ctx, object, id, "edit", options);
    checkVersion(ctx, object, before, given, options.version);
    const row = await preparePatch(ctx, object, before, given, options);
    if (!row) return before as Doc<T>;
    if (!options.summary && ctx.operation.changes.length === 0)
      ctx.operation.summary = updateSummary(object, before, row);
    const [doc] = await updateRows(ctx, object, [row]);
    return doc as Doc<T>;
  });
}

/** What a patch changes in a record, completed and checked; null when nothing. */
export async function preparePatch(
  ctx: Ctx,
  object: ObjectDefinition,
  before: AnyDoc,
  given: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<RowPatch | null> {
  let patch = given;
  if (patch.custom) patch = { ...patch, custom: mergeCustom(before.custom, patch.custom as Record<string, unknown>) };
  patch = (await object.hooks.beforeUpdate?.(ctx, before as Doc, patch as Partial<Doc>)) ?? patch;
  patch = { ...patch, ...object.hooks.derive?.({ ...before, ...patch } as Partial<Doc>, patch as Partial<Doc>) };
  const changed = Object.fromEntries(
    Object.entries(patch).filter(
      ([name, value]) => value !== undefined && !isSame(object.meta, name, before[name], value),
    ),
  );
  if (Object.keys(changed).length === 0) return null;
  const errors = object.hooks.check?.({ ...before, ...changed } as Partial<Doc>) ?? [];
  if (errors.length > 0) throw invalid(errors);
  await checkLinks(ctx, object, changed, options.trusted);
  return { before, changed };
}

/**
 * Deletes a record softly; it can be restored, and the operation undone.
 * @throws Problem not-found, forbidden, conflict
 */
export async function deleteRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  options: WriteOptions = {},
): Promise<Done<AnyDoc>> {
  return inOperation(
    ctx,
    {
      kind: "delete",
      summary: options.summary ?? `Deleted ${object.meta.label.toLowerCase()}`,
      reason: options.reason,
    },
    async (ctx) => {
      const before = await lockRecord(ctx, object, id, "delete", options);
      checkVersion(ctx, object, before, {}, options.version);
      await object.hooks.beforeDelete?.(ctx, before as Doc);
      if (!options.summary && ctx.operation.changes.length === 0)
        ctx.operation.summary = `Deleted ${object.meta.label.toLowerCase()} ${titleOf(object, before)}`;
      const [doc] = await setDeleted(ctx, object, [before.id], true);
      return doc ?? before;
    },
  );
}

/**
 * Brings a deleted record back. Restoring one that is not deleted changes nothing.
 * @throws Problem not-found, forbidden
 */
export async function restoreRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  options: WriteOptions = {},
): Promise<Done<AnyDoc>> {
  return inOperation(
    ctx,
    { kind: "restore", summary: `Restored ${object.meta.label.toLowerCase()}`, reason: options.reason },
    async (ctx) => {
      const before = await lockRecord(ctx, object, id, "delete", options, "any");
      const [doc] = await setDeleted(ctx, object, [before.id], false);
      if (doc && ctx.operation.changes.length === 1)
        ctx.operation.summary = `Restored ${object.meta.label.toLowerCase()} ${titleOf(object, doc)}`;
      return doc ?? before;
    },
  );
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
  options: WriteOptions = {},
  state: "live" | "any" = "live",
): Promise<AnyDoc> {
  const [doc] = await lockRecords(ctx, object, [id], action, options, state);
  if (!doc) throw notFound(object.meta.label);
  return doc;
}

/** Several records at once, in no particular order; those that cannot be read are left out. */
export async function lockRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: string[],
  action: "edit" | "delete",
  options: WriteOptions = {},
  state: "live" | "any" = "live",
): Promise<AnyDoc[]> {
  const readable = options.trusted ? null : scope(ctx, object, "read");
  const allowed = (options.trusted ? null : scope(ctx, object, action)) ?? sql`true`;
  const rows = await query<{ doc: AnyDoc; allowed: boolean }>(
    ctx.db,
    sql`select (select to_json(r) from (select ${raw(documentColumns(object))}) r) as doc, ${allowed} as allowed
      from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)})${state === "live" ? sql` and t.deleted_at is null` : sql``}${andAlso(readable)}
      order by t.id for update of t`,
  );
  if (rows.some((row) => !row.allowed)) throw mayNot(ctx, object, action);
  return rows.map((row) => row.doc);
}

/** Parses a body into values to store: known, editable fields only, each as its type demands. */
export async function parseBody(
  ctx: Ctx,
  object: ObjectDefinition,
  mode: WriteMode,
  body: Record<string, unknown>,
  trusted = false,
): Promise<Record<string, unknown>> {
  if (trusted) return { ...body };
  const given = mode === "update" ? withoutVersion(body) : body;
  refuseUneditable(ctx, object, given);
  const parsed = bodySchema(object, mode, ctx.org.country).safeParse(given);
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap((issue) => fieldErrors(issue, object)));
  const values = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  const fields = await customFieldsOf(ctx, object.meta.name);
  if (values.custom !== undefined || (mode === "create" && fields.some((field) => field.required))) {
    const custom = customSchema(fields, mode, ctx.org.country).safeParse(values.custom ?? {});
    if (!custom.success)
      throw invalid(
        custom.error.issues.flatMap((issue) => fieldErrors({ ...issue, path: ["custom", ...issue.path] }, object)),
      );
    values.custom = custom.data;
  }
  return values;
}

const withoutVersion = ({ version: _, ...rest }: Record<string, unknown>) => rest;

function fieldErrors(
  issue: { code?: string; path: PropertyKey[]; message: string; keys?: string[] },
  object: ObjectDefinition,
) {
  if (issue.code === "unrecognized_keys") {
    return (issue.keys ?? []).map((key) => ({
      pointer: `/${[...issue.path, key].join("/")}`,
      detail: `${object.meta.label} has no field “${key}” that can be set.`,
    }));
  }
  return [{ pointer: `/${issue.path.join("/")}`, detail: issue.message }];
}

function refuseUneditable(ctx: Ctx, object: ObjectDefinition, body: Record<string, unknown>) {
  const refused = object.meta.fields.filter(
    (field) => field.name in body && !field.readOnly && !isEditable(ctx, object.meta, field),
  );
  if (refused.length === 0) return;
  // A hidden field is refused as an unknown one is, so that its existence does not leak.
  const hidden = hiddenFields(ctx, object.meta);
  const unknown = refused.filter((field) => hidden.includes(field.name));
  const detail = (name: string) => `${object.meta.label} has no field “${name}” that can be set.`;
  if (unknown.length > 0)
    throw invalid(unknown.map((field) => ({ pointer: `/${field.name}`, detail: detail(field.name) })));
  throw new Problem("forbidden", `Your role may not change ${refused.map((field) => field.label).join(", ")}.`, {
    errors: refused.map((field) => ({ pointer: `/${field.name}`, detail: "Your role may not change this field." })),
  });
}

/** 409 with what the writer wanted and what is there now, for each field of the patch that differs. */
function checkVersion(
  ctx: Ctx,
  object: ObjectDefinition,
  current: AnyDoc,
  patch: Record<string, unknown>,
  version: number | undefined,
) {
  if (version === undefined || version === current.version) return;
  const fields = Object.fromEntries(
    Object.entries(patch)
      .filter(([name, value]) => !isSame(object.meta, name, current[name], value))
      .map(([name, value]) => [name, { yours: value, theirs: current[name] ?? null }]),
  );
  const hidden = hiddenFields(ctx, object.meta);
  const visible = Object.fromEntries(Object.entries(current).filter(([name]) => !hidden.includes(name)));
  throw conflict(`This ${object.meta.label.toLowerCase()} was changed since you opened it.`, {
    current: visible,
    fields,
  });
}

function mayNot(ctx: Ctx, object: ObjectDefinition, action: "create" | "edit" | "delete"): Problem {
  return forbidden(
    `The role ${ctx.role.name} may not ${action} ${action === "create" ? object.meta.pluralLabel.toLowerCase() : `this ${object.meta.label.toLowerCase()}`}.`,
  );
}

function updateSummary(object: ObjectDefinition, before: AnyDoc, { changed }: RowPatch): string {
  const names = object.meta.fields.filter((field) => field.name in changed).map((field) => field.label.toLowerCase());
  const what = names.length === 0 ? "" : names.length > 3 ? `${names.length} fields of ` : `${names.join(", ")} of `;
  return `Changed ${what}${object.meta.label.toLowerCase()} ${titleOf(object, before)}`;
}

export const titleOf = (object: ObjectDefinition, doc: AnyDoc) => String(doc[object.meta.titleField] ?? "");

/** The organization's own fields are patched key by key; null removes one. */
function mergeCustom(before: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null && value !== undefined),
  );
}
