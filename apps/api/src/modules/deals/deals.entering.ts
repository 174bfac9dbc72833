import type { Entering } from "../pipelines/entering.ts";

export const LOSS_REASONS = ["price", "competition", "timing", "no_decision", "scope", "other"] as const;

/** A deal's status, chance and outcome follow from the stage it is in. One that is opened again has no outcome yet. */
export const enterDealStage: Entering = (ctx, doc, stage, reason) => ({
  status: stage.type,
  probability: stage.probability,
  closedAt: stage.type === "open" ? null : ctx.now().toISOString(),
  ...(stage.type === "open" && doc.status !== "open" && { winReason: null, lossReason: null, lossDetail: null }),
  ...(stage.type === "won" && reason && { winReason: reason }),
  ...(stage.type === "lost" && reason && lossReason(doc.lossReason, reason)),
});

/** A reason that is one of ours is the reason; any other is kept in words. */
function lossReason(given: unknown, reason: string): Record<string, unknown> {
  if (LOSS_REASONS.some((one) => one === reason)) return { lossReason: reason };
  return { lossReason: given ?? "other", lossDetail: reason };
}
