import { fieldPath } from "@mainstay/model/filter";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { invalidField, notFound } from "../platform/problem.ts";
import { lockRecords } from "./lock.ts";
import { chooseValues, fieldOf, mergeable } from "./merge-values.ts";
import { MERGED_INTO } from "./merged.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { type Done, emit, inOperation } from "./operation.ts";
import { preparePatch } from "./prepare.ts";
import { eventOf } from "./record.events.ts";
import { countMoving, reparent } from "./reparent.ts";
import { setDeleted, updateRows } from "./rows.ts";
import { isEmpty } from "./same.ts";
import { masked } from "./scope.ts";
import { carryShares } from "./shares.ts";
import { titleOf } from "./write.ts";

export const Merge = z.strictObject({
  winnerId: z.uuid(),
  loserIds: z.array(z.uuid()).min(1).max(20),
  fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Field name to the id of the record whose value wins, or to a value of one's own"),
  prefer: z
    .enum(["winner", "recent"])
    .default("winner")
    .describe("Whose value a field keeps when nobody has chosen: the winner's, or the one that was set last"),
  preview: z.boolean().optional(),
});
export type Merge = z.infer<typeof Merge>;

/**
 * Makes several records one: the winner keeps its id and takes what it lacks from the others, lists are united,
 * everything that hung on the losers hangs on the winner, who may see them sees it, and their ids lead to it. Merging
 * again changes nothing.
 * @throws Problem not-found, forbidden, invalid
 */
export async function mergeRecords(ctx: Ctx, object: ObjectDefinition, request: Merge): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "merge", summary: "" }, async (ctx, describe) => {
    const { winner, losers } = await lockMerged(ctx, object, request);
    if (losers.length === 0) return winner;
    const { values: chosen } = await chooseValues(ctx, object, request, [winner, ...losers]);
    const [from, to] = [losers.map((loser) => titleOf(object, loser)).join(", "), titleOf(object, winner)];
    describe({ summary: `Merged ${from} into ${to}` });
    const loserIds = losers.map((loser) => loser.id);
    await reparent(ctx, object, loserIds, winner.id);
    await carryShares(ctx, object, loserIds, winner);
    const led = losers.map((before) => ({ before, changed: { [MERGED_INTO]: winner.id } }));
    await updateRows(ctx, object, led);
    await setDeleted(ctx, object, loserIds, true);
    const row = await preparePatch(ctx, object, winner, chosen);
    const [result = winner] = row ? await updateRows(ctx, object, [row]) : [];
    const { name } = object.meta;
    const payload = { [`${name}Id`]: winner.id, mergedIds: loserIds };
    emit(ctx, eventOf(object, "merged"), { object: name, recordId: winner.id, payload });
    return result;
  });
}

/**
 * What merging would give, field by field with the reason for each value and when each record's own was set, and what
 * would move; changes nothing.
 */
export async function previewMerge(ctx: Ctx, object: ObjectDefinition, request: Merge) {
  const { winner, losers } = await lockMerged(ctx, object, request);
  const records: [AnyDoc, ...AnyDoc[]] = [winner, ...losers];
  const { values, choices } = await chooseValues(ctx, object, request, records);
  const fields = (await mergeable(ctx, object))
    .filter((field) => records.some((record) => !isEmpty(fieldOf(record, field))))
    .map((field) => {
      const path = fieldPath(field);
      const choice = choices.get(path);
      return {
        name: path,
        label: field.label,
        values: records.map((record) => ({
          recordId: record.id,
          value: fieldOf(record, field) ?? null,
          setAt: choice?.setAt.get(record.id) ?? null,
        })),
        chosen: choice?.value ?? null,
        why: choice?.why ?? "same",
        isUnited: choice?.why === "united",
      };
    });
  const loserIds = losers.map((loser) => loser.id);
  return {
    result: masked(ctx, object.meta, { ...winner, ...values }),
    fields,
    reparented: await countMoving(ctx, object, loserIds),
  };
}

/** The records to be merged, locked; those that are merged into the winner already are left out. */
async function lockMerged(ctx: Ctx, object: ObjectDefinition, { winnerId, loserIds }: Merge) {
  if (loserIds.includes(winnerId)) throw invalidField("loserIds", "A record cannot be merged into itself.");
  const ids = [...new Set([winnerId, ...loserIds])];
  const docs = await lockRecords(ctx, object, ids, "edit", { alsoDeleted: true });
  const live = await lockRecords(ctx, object, ids, "edit");
  const winner = live.find((doc) => doc.id === winnerId);
  const losers = live.filter((doc) => doc.id !== winnerId);
  const merged = docs.filter((doc) => doc[MERGED_INTO] === winnerId && !live.some((one) => one.id === doc.id));
  if (!winner || losers.length + merged.length < ids.length - 1) throw notFound(object.meta.label);
  const loserIdsLeft = losers.map((loser) => loser.id);
  if (losers.length > 0) await lockRecords(ctx, object, loserIdsLeft, "delete");
  return { winner, losers };
}
