import { type Field, findField } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { invalid, invalidField, notFound } from "../platform/problem.ts";
import { documentColumns } from "./document.ts";
import { type AnyDoc, allObjects, type ObjectDefinition } from "./object.ts";
import { type Done, emit, inOperation, type OpCtx } from "./operation.ts";
import { setDeleted, updateRows } from "./rows.ts";
import { isSame } from "./same.ts";
import { columnName, hiddenFields, isVisible } from "./scope.ts";
import { query, quoted, raw, uuidArray } from "./sql.ts";
import { lockRecords, parseBody, preparePatch, titleOf } from "./write.ts";

export const Merge = z.object({
  winnerId: z.uuid(),
  loserIds: z.array(z.uuid()).min(1).max(20),
  /** Field name to the id of the record whose value wins, or to a value of one's own. */
  fields: z.record(z.string(), z.unknown()).optional(),
  preview: z.boolean().optional(),
});
export type Merge = z.infer<typeof Merge>;

/** The field that leads from a merged record to the one it became. */
export const MERGED_INTO = "mergedIntoId";

interface Reparented {
  object: ObjectDefinition;
  field: string;
}

/**
 * Makes several records one: the winner keeps its id and takes what it lacks from the others, lists are united,
 * everything that hung on the losers hangs on the winner, and their ids lead to it. Merging again changes nothing.
 * @throws Problem not-found, forbidden, invalid
 */
export async function mergeRecords(ctx: Ctx, object: ObjectDefinition, request: Merge): Promise<Done<AnyDoc>> {
  const summary = `Merged ${request.loserIds.length + 1} ${object.meta.pluralLabel.toLowerCase()}`;
  return inOperation(ctx, { kind: "merge", summary }, async (ctx) => {
    const { winner, losers, isDone } = await lockMerged(ctx, object, request);
    if (isDone) return winner;
    const chosen = await chosenValues(ctx, object, request, winner, losers);
    ctx.operation.summary = `Merged ${losers.map((loser) => titleOf(object, loser)).join(", ")} into ${titleOf(object, winner)}`;
    for (const link of linksTo(object))
      await reparent(
        ctx,
        link,
        losers.map((loser) => loser.id),
        winner.id,
      );
    await updateRows(
      ctx,
      object,
      losers.map((before) => ({ before, changed: { [MERGED_INTO]: winner.id } })),
    );
    await setDeleted(
      ctx,
      object,
      losers.map((loser) => loser.id),
      true,
    );
    const row = await preparePatch(ctx, object, winner, chosen, { trusted: true });
    const [result = winner] = row ? await updateRows(ctx, object, [row]) : [];
    emit(ctx, {
      name: `${object.meta.name}.merged`,
      object: object.meta.name,
      recordId: winner.id,
      payload: { [`${object.meta.name}Id`]: winner.id, mergedIds: losers.map((loser) => loser.id) },
    });
    return result;
  });
}

/** What merging would give, field by field, and what would move; changes nothing. */
export async function previewMerge(ctx: Ctx, object: ObjectDefinition, request: Merge) {
  const { winner, losers } = await lockMerged(ctx, object, request);
  const chosen = await chosenValues(ctx, object, request, winner, losers);
  const records = [winner, ...losers];
  const fields = mergeable(ctx, object)
    .filter((field) => records.some((record) => !isEmpty(record[field.name])))
    .map((field) => ({
      name: field.name,
      label: field.label,
      values: records.map((record) => ({ recordId: record.id, value: record[field.name] ?? null })),
      chosen: field.name in chosen ? chosen[field.name] : (winner[field.name] ?? null),
      isUnited: isList(field),
    }));
  const reparented: Record<string, number> = {};
  for (const link of linksTo(object)) {
    const moved = await hangingOn(
      ctx,
      link,
      losers.map((loser) => loser.id),
    );
    if (moved.length > 0)
      reparented[link.object.meta.plural] = (reparented[link.object.meta.plural] ?? 0) + moved.length;
  }
  return { result: { ...winner, ...chosen }, fields, reparented };
}

async function lockMerged(ctx: Ctx, object: ObjectDefinition, { winnerId, loserIds }: Merge) {
  if (loserIds.includes(winnerId)) throw invalidField("loserIds", "A record cannot be merged into itself.");
  const distinct = [...new Set(loserIds)];
  const docs = await lockRecords(ctx, object, [winnerId, ...distinct], "edit", {}, "any");
  const live = await lockRecords(ctx, object, [winnerId, ...distinct], "edit");
  const winner = live.find((doc) => doc.id === winnerId);
  const losers = live.filter((doc) => doc.id !== winnerId);
  const merged = docs.filter((doc) => doc[MERGED_INTO] === winnerId);
  if (!winner || losers.length + merged.length < distinct.length) throw notFound(object.meta.label);
  if (losers.length > 0)
    await lockRecords(
      ctx,
      object,
      losers.map((loser) => loser.id),
      "delete",
    );
  return { winner, losers, isDone: losers.length === 0 };
}

/** What the winner will hold that it does not hold now. */
async function chosenValues(
  ctx: Ctx,
  object: ObjectDefinition,
  request: Merge,
  winner: AnyDoc,
  losers: AnyDoc[],
): Promise<Record<string, unknown>> {
  const wanted = request.fields ?? {};
  const unknown = Object.keys(wanted).filter((name) => !mergeable(ctx, object).some((field) => field.name === name));
  if (unknown.length > 0)
    throw invalid(
      unknown.map((name) => ({
        pointer: `/fields/${name}`,
        detail: `${object.meta.label} has no field “${name}” to choose.`,
      })),
    );
  const records = new Map([winner, ...losers].map((record) => [record.id, record]));
  const literals = Object.fromEntries(Object.entries(wanted).filter(([, value]) => !records.has(String(value))));
  const parsed = await parseBody(ctx, object, "update", literals);
  const chosen: Record<string, unknown> = {};
  for (const field of object.meta.fields.filter((one) => !one.readOnly)) {
    const source = records.get(String(wanted[field.name]));
    const value =
      field.name in literals
        ? parsed[field.name]
        : source
          ? (source[field.name] ?? null)
          : combined(field, [winner, ...losers]);
    if (!isSame(object.meta, field.name, value, winner[field.name])) chosen[field.name] = value;
  }
  const custom = Object.assign({}, ...losers.toReversed().map((loser) => loser.custom), winner.custom);
  return { ...chosen, custom };
}

/** Lists are united, other fields take the first value that is there, the winner's before the others'. */
function combined(field: Field, records: AnyDoc[]): unknown {
  if (!isList(field)) return records.map((record) => record[field.name]).find((value) => !isEmpty(value)) ?? null;
  const items = records.flatMap((record) => (record[field.name] as unknown[] | null) ?? []);
  const united = [...new Map(items.toReversed().map((item) => [identity(item), item])).values()].toReversed();
  return united.map((item, index) =>
    isObjectItem(item) && "primary" in item ? { ...item, primary: index === primaryIndex(united) } : item,
  );
}

const LISTS: Field["type"][] = ["emails", "phones", "addresses", "tags", "multiPicklist"];
const isList = (field: Field) => LISTS.includes(field.type);
const isObjectItem = (item: unknown): item is Record<string, unknown> => typeof item === "object" && item !== null;
const primaryIndex = (items: unknown[]) =>
  Math.max(
    0,
    items.findIndex((item) => isObjectItem(item) && item.primary === true),
  );
const isEmpty = (value: unknown) => value == null || value === "" || (Array.isArray(value) && value.length === 0);

/** What makes two items of a list the same: address, number, or for the rest their whole content. */
function identity(item: unknown): string {
  if (!isObjectItem(item)) return String(item).toLowerCase();
  if (typeof item.email === "string") return item.email;
  if (typeof item.number === "string") return item.number;
  const { primary: _, type: __, ...rest } = item;
  return JSON.stringify(Object.entries(rest).sort()).toLowerCase();
}

const mergeable = (ctx: Ctx, object: ObjectDefinition) =>
  object.meta.fields.filter(
    (field) =>
      !field.readOnly && isVisible(ctx, object.meta, field) && !hiddenFields(ctx, object.meta).includes(field.name),
  );

/** Every link in the product that points to this object, its own "merged into" aside. */
function linksTo(object: ObjectDefinition): Reparented[] {
  return allObjects().flatMap((other) =>
    other.meta.fields
      .filter((field) => field.type === "link" && field.object === object.meta.name && field.name !== MERGED_INTO)
      .map((field) => ({ object: other, field: field.name })),
  );
}

async function reparent(ctx: OpCtx, link: Reparented, fromIds: string[], toId: string): Promise<void> {
  const docs = await hangingOn(ctx, link, fromIds);
  await updateRows(
    ctx,
    link.object,
    docs.map((before) => ({ before, changed: { [link.field]: toId } })),
  );
}

/** Records of all members, deleted ones too: what is restored later must hang on the winner as well. */
async function hangingOn(ctx: Ctx, { object, field }: Reparented, ids: string[]): Promise<AnyDoc[]> {
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select (select to_json(r) from (select ${raw(documentColumns(object))}) r) as doc from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.${raw(quoted(columnName(object, field)))} = any(${uuidArray(ids)}) order by t.id for update of t`,
  );
  return rows.map((row) => row.doc);
}

/**
 * Where a merged record lives now.
 * @returns the winner's id, or null when this id was never merged
 */
export async function mergedInto(ctx: Ctx, object: ObjectDefinition, id: string): Promise<string | null> {
  if (!findField(object.meta, MERGED_INTO)) return null;
  const table = raw(quoted(object.tableName));
  const [row] = await query<{ id: string }>(
    ctx.db,
    sql`with recursive led as (
        select t.id, t.merged_into_id, t.deleted_at from ${table} t where t.org_id = ${ctx.org.id} and t.id = ${id}
        union select t.id, t.merged_into_id, t.deleted_at from ${table} t join led on t.id = led.merged_into_id where t.org_id = ${ctx.org.id} and led.deleted_at is not null
      ) select id from led where deleted_at is null`,
  );
  return row && row.id !== id ? row.id : null;
}
