import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { parseBody, within } from "../../records/body.ts";
import { checkLinks } from "../../records/links.ts";
import { lockRecords } from "../../records/lock.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { preparePatch } from "../../records/prepare.ts";
import { type RowPatch, updateRows } from "../../records/rows.ts";
import { titleOf } from "../../records/write.ts";
import { type Entering, stageChange, type Telling } from "./entering.ts";
import { findStage, type Stage, stageById } from "./pipelines.service.ts";
import { placesBetween, topPosition } from "./position.ts";
import { fillingIn, requireFields } from "./required-fields.ts";

export const MoveToStage = z.strictObject({
  stage: z.string().min(1).describe("Key or id"),
  reason: z.string().trim().max(500).optional(),
  fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Values for the fields the stage requires; of several records, each takes what it has nothing in yet"),
  before: z.uuid().optional().describe("The record it is dropped above"),
  after: z.uuid().optional().describe("The record it is dropped below"),
});
export type MoveToStage = z.infer<typeof MoveToStage>;

export const MoveTogether = MoveToStage.extend({
  ids: z.array(z.uuid()).min(1).max(500).describe("In the order they are to lie in"),
});

/** Leads or deals as things that go through stages. */
export interface Staged {
  object: ObjectDefinition;
  name: "lead" | "deal";
  /** The money field that a column of the board adds up. */
  valueField: string;
  /** What a card on the board shows, besides who and when. */
  cardFields: string[];
  /** What entering a stage means beyond being there. */
  entering: Entering;
  /** Emits the events of a move. */
  tell: Telling;
}

/**
 * Moves a lead or deal to a stage, and to a place in its column. Moving where it already is changes nothing.
 * @throws Problem not-found, forbidden, or invalid with a pointer for each field the stage requires
 */
export async function moveToStage(ctx: Ctx, staged: Staged, id: string, request: MoveToStage): Promise<Done<AnyDoc>> {
  const { result, operation } = await moveTogether(ctx, staged, [id], request);
  const [moved] = result;
  if (!moved) throw notFound(staged.object.meta.label);
  return { result: moved, operation };
}

/**
 * Moves several as one operation, to lie one below the other in the order of their ids. All are moved or none.
 * @throws Problem not-found, forbidden, or invalid with a pointer for each field the stage requires of any of them
 */
export async function moveTogether(
  ctx: Ctx,
  staged: Staged,
  ids: string[],
  request: MoveToStage,
): Promise<Done<AnyDoc[]>> {
  const { object, name } = staged;
  const wanted = [...new Set(ids)];
  const given = await within("/fields", () => parseBody(ctx, object, "update", request.fields ?? {}));
  const kind = wanted.length > 1 ? "bulk_update" : "update";
  return inOperation(ctx, { kind, summary: "", reason: request.reason }, async (ctx, describe) => {
    const docs = inOrder(await lockRecords(ctx, object, wanted, "edit"), wanted);
    if (docs.length < wanted.length) throw notFound(object.meta.label);
    const stage = await findStage(ctx, name, String(docs[0]?.pipelineId), request.stage);
    await within("/fields", () => checkLinks(ctx, object, given));
    const filled = docs.map((doc) => ({ doc, given: fillingIn(doc, given, docs.length === 1) }));
    const moves = filled.map(({ doc, given }) => arriving(ctx, staged, doc, given, stage, request.reason ?? null));
    requireFields(
      object,
      moves.filter(({ isMove }) => isMove).map(({ doc, values }) => withValues(doc, values)),
      stage,
    );
    const places = await placesBetween(ctx, object, stage.id, wanted, request);
    const moved = await moveAll(ctx, staged, stage, withPlaces(ctx, moves, places), request.reason ?? null);
    const isMove = moves.some((move) => move.isMove);
    describe({ summary: summaryOf(object, docs, isMove ? stage : null) });
    return moved;
  });
}

/** A record on its way into a stage, or to another place in the one it is in. */
export interface Move {
  doc: AnyDoc;
  isMove: boolean;
  values: Record<string, unknown>;
}

/** What a record is to become in a stage. */
export function arriving(
  ctx: Ctx,
  staged: Staged,
  doc: AnyDoc,
  given: Record<string, unknown>,
  stage: Stage,
  reason: string | null,
): Move {
  if (stage.id === doc.stageId) return { doc, isMove: false, values: given };
  const entered = {
    ...staged.entering(ctx, { ...doc, ...given }, stage, reason),
    stageId: stage.id,
    pipelineId: stage.pipelineId,
    stageChangedAt: ctx.now().toISOString(),
  };
  return { doc, isMove: true, values: { ...given, ...entered } };
}

/** Without neighbours, what arrives comes to lie on top, the first uppermost; what is there already stays. */
const withPlaces = (ctx: Ctx, moves: Move[], places: string[] | null): Move[] =>
  places
    ? moves.map((move, index) => ({ ...move, values: { ...move.values, position: places[index] } }))
    : moves
        .toReversed()
        .map((move) => (move.isMove ? { ...move, values: { ...move.values, position: topPosition(ctx.now()) } } : move))
        .toReversed();

/** Writes the moves and tells of them; answers the records in the order of the moves. */
export async function moveAll(
  ctx: OpCtx,
  staged: Staged,
  stage: Stage,
  moves: Move[],
  reason: string | null,
): Promise<AnyDoc[]> {
  const { object, name } = staged;
  const patches: RowPatch[] = [];
  for (const { doc, values } of moves) {
    const patch = await preparePatch(ctx, object, doc, values);
    if (patch) patches.push(patch);
  }
  const written = new Map((await updateRows(ctx, object, patches)).map((doc) => [doc.id, doc]));
  for (const { doc, isMove } of moves) {
    if (!isMove) continue;
    const left = await stageById(ctx, name, String(doc.stageId));
    staged.tell(ctx, written.get(doc.id) ?? doc, stage, stageChange(ctx, left, stage, reason));
  }
  return moves.map(({ doc }) => written.get(doc.id) ?? doc);
}

function inOrder(docs: AnyDoc[], ids: string[]): AnyDoc[] {
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const withValues = (doc: AnyDoc, values: Record<string, unknown>): AnyDoc => ({
  ...doc,
  ...values,
  custom: { ...doc.custom, ...(values.custom as Record<string, unknown> | undefined) },
});

function summaryOf(object: ObjectDefinition, docs: AnyDoc[], stage: Stage | null): string {
  const [doc] = docs;
  const what =
    docs.length === 1 && doc
      ? `${object.meta.label.toLowerCase()} ${titleOf(object, doc)}`
      : `${docs.length} ${object.meta.pluralLabel.toLowerCase()}`;
  return stage ? `Moved ${what} to ${stage.name}` : `Reordered ${what}`;
}
