import { defineSubscriber } from "@mainstay/events";
import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { updateRecord } from "../../records/write.ts";
import { leadConverted } from "../leads/leads.events.ts";
import {
  draftApproved,
  draftRejected,
  messageBlocked,
  messageFailed,
  messageSent,
} from "../messages/messages.events.ts";
import { markApproved } from "./approving.ts";
import { type Draft, draft } from "./drafts.object.ts";
import { lockDraft, moveDraft, named, TRUSTED } from "./drafts.states.ts";
import { drafts } from "./drafts.table.ts";
import { isDocument } from "./drafts.words.ts";
import { holdBack, markSent } from "./sending.ts";

/**
 * A draft goes where its message goes: approved or rejected in the queue of messages, sent, held back. Acts on the draft
 * itself have moved it already, and change nothing here.
 */
export const followMessages = defineSubscriber<Ctx, typeof FOLLOWED>({
  name: "drafts.follow-messages",
  on: [draftApproved, draftRejected, messageSent, messageBlocked, messageFailed],
  async run(ctx, event) {
    const current = await findByMessage(ctx, event.payload.messageId);
    if (!current) return;
    switch (event.name) {
      case "draft.approved":
        return approveWith(ctx, current, event.payload.approvedBy);
      case "draft.rejected":
        return rejectWith(ctx, current, event.payload.reason);
      case "message.sent":
        if (current.state === "sending" || current.state === "approved")
          await markSent(ctx, current, event.payload.channel);
        return;
      case "message.blocked":
        return holdBack(ctx, current, event.payload.reason);
      case "message.failed":
        return holdBack(ctx, current, event.payload.reason ?? event.payload.state);
    }
  },
});
const FOLLOWED = [draftApproved, draftRejected, messageSent, messageBlocked, messageFailed] as const;

/** What was written for a lead belongs to the deal it becomes. */
export const followConversions = defineSubscriber({
  name: "drafts.follow-conversions",
  on: [leadConverted],
  async run(ctx: Ctx, { payload: { leadId, dealId } }) {
    const written = await ctx.db
      .select({ id: drafts.id })
      .from(drafts)
      .where(and(eq(drafts.orgId, ctx.org.id), eq(drafts.leadId, leadId), isNull(drafts.deletedAt)));
    for (const { id } of written) {
      const summary = "Took a draft along to the deal";
      await updateRecord(ctx, draft, id, { dealId }, { ...TRUSTED, summary });
    }
  },
});

async function findByMessage(ctx: Ctx, messageId: string): Promise<Draft | null> {
  const [found] = await ctx.db
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.orgId, ctx.org.id), eq(drafts.messageId, messageId), isNull(drafts.deletedAt)));
  return found ? lockDraft(ctx, found.id) : null;
}

async function approveWith(ctx: Ctx, current: Draft, memberId: string): Promise<void> {
  if (isDocument(current.type) || current.state !== "draft") return;
  await markApproved(ctx, current, memberId);
}

async function rejectWith(ctx: Ctx, current: Draft, reason: string | null): Promise<void> {
  if (isDocument(current.type) || !["draft", "approved"].includes(current.state)) return;
  const patch = { rejectionReason: reason };
  await moveDraft(ctx, current, { to: "rejected", summary: `Rejected ${named(current)}`, patch });
}
