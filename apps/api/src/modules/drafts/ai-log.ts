import type { Ctx } from "../../platform/context.ts";
import { type AiAct, logAiAct } from "../ai/actions.ts";
import type { Draft } from "./drafts.object.ts";
import { isDocument } from "./drafts.words.ts";

/**
 * Keeps in AI's log what somebody did with a document that AI wrote, in the transaction it happens in. What is done with
 * a follow-up is logged with its message.
 */
export async function logAct(ctx: Ctx, action: AiAct["action"], draft: Draft): Promise<void> {
  if (!draft.provider || !isDocument(draft.type)) return;
  const { id: draftId, leadId, dealId, messageId, contentHash: outputHash, content } = draft;
  const citations = content.sections
    .flatMap((section) => section.citations)
    .map(({ recordId, kind, title, quote, offset }) => ({ passage: recordId ?? kind, source: title, quote, offset }));
  await logAiAct(ctx, { action, draftId, leadId, dealId, messageId, outputHash, citations });
}
