import type { Ctx } from "../platform/context.ts";
import { conflict } from "../platform/problem.ts";
import { parseBody } from "./body.ts";
import { checkLinks } from "./links.ts";
import { lockRecord, mayNot } from "./lock.ts";
import { MERGED_INTO } from "./merged.ts";
import type { AnyDoc, Doc, ObjectDefinition, RecordTable } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";
import { prepareCreate, preparePatch } from "./prepare.ts";
import { insertRows, type RowPatch, setDeleted, updateRows } from "./rows.ts";
import { mayEver } from "./scope.ts";
import { checkVersion } from "./version.ts";

export interface WriteOptions {
  /** The values come from our own services: nothing is parsed, and the actor's rights do not narrow the write. */
  trusted?: boolean;
  /** Values that our own service adds to the request's, also of fields that requests may not set. */
  set?: Record<string, unknown>;
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
  const given = options.trusted ? input : await parseCreate(ctx, object, input);
  const spec = { kind: "create", summary: options.summary ?? "", reason: options.reason } as const;
  return inOperation(ctx, spec, async (ctx, describe) => {
    const values = await completeCreate(ctx, object, given, options);
    if (!options.summary) describe({ summary: named("Created", object, values) });
    return insertOne(ctx, object, values);
  });
}

/** A record under way: known by its id before it is written. */
export interface BegunRecord {
  id: string;
  /** Must be awaited before the operation ends. */
  written: Promise<AnyDoc>;
}

/**
 * The same as part of an operation, without waiting until it is written: what only needs its id can be asked at once,
 * and travels to the database with it.
 * @throws Problem as `createRecord`
 */
export async function beginRecord<T extends RecordTable>(
  ctx: OpCtx,
  object: ObjectDefinition<T>,
  input: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<BegunRecord> {
  const given = options.trusted ? input : await parseCreate(ctx, object, input);
  const values = await completeCreate(ctx, object, given, options);
  const written = insertOne(ctx, object, values);
  written.catch(() => {}); // Whoever awaits it hears of it; what comes before may fail first.
  return { id: values.id, written: written as Promise<AnyDoc> };
}

async function completeCreate<T extends RecordTable>(
  ctx: OpCtx,
  object: ObjectDefinition<T>,
  given: Record<string, unknown>,
  options: WriteOptions,
) {
  if (!options.trusted) await checkLinks(ctx, object, given);
  return prepareCreate(ctx, object, { ...given, ...options.set });
}

async function insertOne<T extends RecordTable>(
  ctx: OpCtx,
  object: ObjectDefinition<T>,
  values: Record<string, unknown>,
): Promise<Doc<T>> {
  const [doc] = await insertRows(ctx, object, [values]);
  await object.hooks.afterCreate?.(ctx, doc as Doc<T>);
  return doc as Doc<T>;
}

/** What a request may create a record with. @throws Problem forbidden, invalid with a pointer for each wrong field */
export async function parseCreate(ctx: Ctx, object: ObjectDefinition, input: Record<string, unknown>) {
  if (!mayEver(ctx, object.meta, "create")) throw mayNot(ctx, object, "create");
  return parseBody(ctx, object, "create", input);
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
  const given = options.trusted ? patch : await parseBody(ctx, object, "update", patch);
  const spec = { kind: "update", summary: options.summary ?? "", reason: options.reason } as const;
  return inOperation(ctx, spec, async (ctx, describe) => {
    const before = await lockRecord(ctx, object, id, "edit", options);
    checkVersion(ctx, object, before, given, options.version);
    if (!options.trusted) await checkLinks(ctx, object, changedLinks(before, given));
    const row = await preparePatch(ctx, object, before, { ...given, ...options.set });
    if (!row) return before as Doc<T>;
    if (!options.summary) describe({ summary: updateSummary(object, row) });
    const [doc] = await updateRows(ctx, object, [row]);
    return doc as Doc<T>;
  });
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
  const spec = { kind: "delete", summary: options.summary ?? "", reason: options.reason } as const;
  return inOperation(ctx, spec, async (ctx, describe) => {
    const before = await lockRecord(ctx, object, id, "delete", options);
    checkVersion(ctx, object, before, {}, options.version);
    await object.hooks.beforeDelete?.(ctx, before as Doc);
    if (!options.summary) describe({ summary: named("Deleted", object, before) });
    const [doc = before] = await setDeleted(ctx, object, [before.id], true);
    return doc;
  });
}

/**
 * Brings a deleted record back. Restoring one that is not deleted changes nothing.
 * @throws Problem not-found, forbidden, conflict when it was merged into another
 */
export async function restoreRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  options: WriteOptions = {},
): Promise<Done<AnyDoc>> {
  const spec = { kind: "restore", summary: options.summary ?? "", reason: options.reason } as const;
  return inOperation(ctx, spec, async (ctx, describe) => {
    const before = await lockRecord(ctx, object, id, "delete", { ...options, alsoDeleted: true });
    if (before[MERGED_INTO]) {
      throw conflict("This was merged into another record; undo the merge instead.", {
        mergedInto: before[MERGED_INTO],
      });
    }
    if (!options.summary) describe({ summary: named("Restored", object, before) });
    const [doc = before] = await setDeleted(ctx, object, [before.id], false);
    return doc;
  });
}

/** A link that stays as it was, be it in a list, may lead to what has been deleted since. */
const changedLinks = (before: AnyDoc, given: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => value !== before[name])
      .map(([name, value]) => [name, added(before[name], value)]),
  );

const added = (had: unknown, value: unknown) =>
  Array.isArray(had) && Array.isArray(value) ? value.filter((one) => !had.includes(one)) : value;

const named = (verb: string, object: ObjectDefinition, doc: Record<string, unknown>) =>
  `${verb} ${object.meta.label.toLowerCase()} ${titleOf(object, doc)}`.trim();

function updateSummary(object: ObjectDefinition, { before, changed }: RowPatch): string {
  const names = object.meta.fields.filter((field) => field.name in changed).map((field) => field.label.toLowerCase());
  const what = names.length === 0 ? "" : names.length > 3 ? `${names.length} fields of ` : `${names.join(", ")} of `;
  return named(`Changed ${what}`.trim(), object, before);
}

/** What a record is called. */
export const titleOf = (object: ObjectDefinition, doc: Record<string, unknown>) =>
  String(doc[object.meta.titleField] ?? "");
