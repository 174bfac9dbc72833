import type { Entering } from "../pipelines/moving.ts";

/** A deal's status, probability and closing time follow its stage; the reason given explains how it ended. */
export const enterDealStage: Entering = (ctx, deal, stage, reason) => ({
  status: stage.type,
  probability: stage.probability,
  closedAt: stage.type === "open" ? null : ctx.now().toISOString(),
  ...(stage.type === "won" && reason && { winReason: reason }),
  ...(stage.type === "lost" && reason && lossReason(deal.lossReason, reason)),
});

const LOSS_REASONS = ["price", "competition", "timing", "no_decision", "scope", "other"];

/** A reason that is one of ours is the reason; any other is kept in words. */
function lossReason(given: unknown, reason: string): Record<string, unknown> {
  if (LOSS_REASONS.includes(reason)) return { lossReason: reason };
  return { lossReason: given ?? "other", lossDetail: reason };
}
