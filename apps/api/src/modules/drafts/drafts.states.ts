import type { EventDefinition } from "@mainstay/events";
import type { Ctx } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import { emit, inOperation, type OpCtx } from "../../records/operation.ts";
import { updateRecord } from "../../records/write.ts";
import { type Draft, draft } from "./drafts.object.ts";
import { type DraftState, mayFollow } from "./drafts.words.ts";

export const TRUSTED = { trusted: true } as const;

/** The draft as it is, locked until the transaction ends; whoever may see it. @throws Problem not-found */
export async function lockDraft(ctx: Ctx, id: string): Promise<Draft> {
  return (await lockRecord(ctx, draft, id, "edit", TRUSTED)) as Draft;
}

export interface Move {
  to: DraftState;
  summary: string;
  patch?: Partial<Record<keyof Draft, unknown>>;
  /** What the world is told, in the same transaction. */
  tell?: { event: EventDefinition; more?: Record<string, unknown> };
}

/**
 * Brings a locked draft into a state, in one operation with its event.
 * @throws Problem conflict when the state does not follow from where it is
 */
export async function moveDraft(ctx: Ctx, current: Draft, { to, summary, patch, tell }: Move): Promise<Draft> {
  if (!mayFollow(current.state as DraftState, to)) throw wrongState(current);
  const { result } = await inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const { result: moved } = await updateRecord(ctx, draft, current.id, { ...patch, state: to }, TRUSTED);
    if (tell) tellOf(ctx, tell.event, moved, tell.more);
    return moved;
  });
  return result;
}

/** An event of one draft. */
export function tellOf(ctx: OpCtx, event: EventDefinition, of: Draft, more: Record<string, unknown> = {}): void {
  const { id: draftId, type, leadId, dealId, contactId, ownerId } = of;
  const payload = { draftId, type, leadId, dealId, contactId, ownerId, ...more };
  emit(ctx, event, { object: "draft", recordId: draftId, payload });
}

/** The refusal of an act that the draft's state does not allow. */
export const wrongState = ({ state }: Draft) =>
  conflict(`This draft is ${state === "generating" ? "still being written" : state}.`, { state });

/** `the estimate New roof`, for the journal. */
export const named = ({ type, title }: Pick<Draft, "type" | "title">) =>
  `the ${type.startsWith("followup") ? "follow-up" : type} ${title}`;
