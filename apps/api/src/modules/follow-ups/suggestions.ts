import type { Ctx } from "../../platform/context.ts";
import type { FollowUpSuggested } from "../ai/follow-ups.ts";

/** What stands with a follow-up: how to get in touch and with which words, or why there are none. */
export type Suggestion =
  | {
      kind: "suggestion";
      channel: "email" | "sms" | "call";
      /** ISO 8601. */
      at: string;
      reason: string;
      email: { subject: string; body: string };
      sms: string;
      callScript: string;
      /** Who wrote it: `rules`, or a vendor. */
      provider: string;
      /** The message that waits for its approval. */
      messageId: string | null;
      /** Its row in AI's log. */
      actionId: string;
    }
  | { kind: "problem"; detail: string };

/** A suggestion as its activity keeps it. */
export function asSuggestion(
  ctx: Ctx,
  { output, provider, actionId }: FollowUpSuggested,
  messageId: string | null,
): Suggestion {
  const { offsetHours, ...words } = output;
  const at = new Date(ctx.now().getTime() + offsetHours * 3_600_000).toISOString();
  return { kind: "suggestion", ...words, at, provider, messageId, actionId };
}

/** Why there is no suggestion. */
export const asProblem = ({ message }: Error): Suggestion => ({ kind: "problem", detail: message.slice(0, 500) });
