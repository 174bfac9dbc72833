import type { EventDefinition } from "@mainstay/events";
import type { Ctx } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import { emit, inOperation, type OpCtx } from "../../records/operation.ts";
import { updateRecord } from "../../records/write.ts";
import { messageBlocked, messageDelivered, messageFailed, messageSent } from "./messages.events.ts";
import { logState } from "./messages.log.ts";
import { type Message, message } from "./messages.object.ts";
import { type MessageState, mayFollow } from "./messages.words.ts";

export const TRUSTED = { trusted: true } as const;

/** The message as it is, locked until the transaction ends; whoever may see it. @throws Problem not-found */
export async function lockMessage(ctx: Ctx, id: string): Promise<Message> {
  return (await lockRecord(ctx, message, id, "edit", TRUSTED)) as Message;
}

export interface Move {
  to: MessageState;
  summary: string;
  patch?: Partial<Record<keyof Message, unknown>>;
  detail?: string | null;
}

/**
 * Brings a locked message into a state: the row, its log, the journal and the event are one.
 * @throws Problem conflict when the state does not follow from where it is
 */
export async function moveMessage(ctx: Ctx, current: Message, { to, summary, patch, detail }: Move): Promise<Message> {
  if (!mayFollow(current.state as MessageState, to)) {
    throw conflict(`A message that is ${current.state} cannot become ${to}.`, { state: current.state });
  }
  const { result } = await inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const { result: moved } = await updateRecord(ctx, message, current.id, { ...patch, state: to }, TRUSTED);
    await logState(ctx, current.id, { from: current.state, to, detail });
    tell(ctx, moved, detail ?? null);
    return moved;
  });
  return result;
}

/** The links by which whoever hears of a message finds what it is about. */
const aboutMessage = ({ id, channel, contactId, leadId, dealId, ownerId }: Message) => ({
  messageId: id,
  channel,
  contactId,
  leadId,
  dealId,
  ownerId,
});

/** An event of one message. */
export function tellOf(ctx: OpCtx, event: EventDefinition, moved: Message, more: Record<string, unknown> = {}): void {
  emit(ctx, event, { object: "message", recordId: moved.id, payload: { ...aboutMessage(moved), ...more } });
}

function tell(ctx: OpCtx, moved: Message, detail: string | null): void {
  if (moved.state === "sent") tellOf(ctx, messageSent, moved);
  if (moved.state === "delivered") tellOf(ctx, messageDelivered, moved);
  if (moved.state === "blocked") {
    tellOf(ctx, messageBlocked, moved, { rule: moved.reasonRule ?? "", reason: moved.reason ?? "" });
  }
  if (["failed", "bounced", "complained", "unknown"].includes(moved.state)) {
    tellOf(ctx, messageFailed, moved, { state: moved.state, reason: detail });
  }
}
