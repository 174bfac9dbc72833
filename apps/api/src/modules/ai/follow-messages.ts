import { defineSubscriber } from "@mainstay/events";
import type { Actor, Ctx } from "../../platform/context.ts";
import { findReadable } from "../../records/read.ts";
import { draftApproved, draftRejected, messageSent } from "../messages/messages.events.ts";
import { message } from "../messages/messages.object.ts";
import { logAiAct } from "./actions.ts";

const ACTS = { "draft.approved": "approve", "draft.rejected": "reject", "message.sent": "send" } as const;

/** What became of a message that AI wrote stands in AI's log as well, with who did it. */
export const followAiMessages = defineSubscriber<Ctx, [typeof draftApproved, typeof draftRejected, typeof messageSent]>(
  {
    name: "ai.follow-messages",
    on: [draftApproved, draftRejected, messageSent],
    async run(ctx, event) {
      const { messageId, leadId, dealId } = event.payload;
      const found = await findReadable(ctx, message, messageId);
      if (found?.writtenBy !== "ai") return;
      await logAiAct(ctx, {
        action: ACTS[event.name],
        actor: event.actor as Actor,
        messageId,
        leadId,
        dealId,
        outputHash: found.contentHash,
      });
    },
  },
);
