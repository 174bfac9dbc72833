import type { NoSuggestion, Suggestion } from "@mainstay/model/suggestion";
import type { Ctx } from "../../platform/context.ts";
import type { FollowUpSuggested } from "../ai/follow-ups.ts";

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
export const asProblem = ({ message }: Error): NoSuggestion => ({ kind: "problem", detail: message.slice(0, 500) });
