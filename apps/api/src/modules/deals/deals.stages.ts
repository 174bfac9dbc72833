import { emit } from "../../records/operation.ts";
import type { Staged } from "../pipelines/moving.ts";
import { dealLost, dealStageChanged, dealWon } from "./deals.events.ts";
import { deal, LOSS_REASONS } from "./deals.object.ts";

/** Deals on their way to being won or lost. */
export const stagedDeal: Staged = {
  object: deal,
  name: "deal",
  valueField: "amount",
  entering: (ctx, doc, stage, reason) => ({
    status: stage.type,
    probability: stage.probability,
    closedAt: stage.type === "open" ? null : ctx.now().toISOString(),
    ...(stage.type === "won" && reason && { winReason: reason }),
    ...(stage.type === "lost" && reason && lossReason(doc.lossReason, reason)),
  }),
  tell(ctx, moved, stage, change) {
    const about = { object: "deal", recordId: moved.id };
    const payload = { dealId: moved.id, amount: decimal(moved.amount), currency: String(moved.currency) };
    emit(ctx, dealStageChanged, { ...about, payload: { dealId: moved.id, ...change } });
    if (stage.type === "won") emit(ctx, dealWon, { ...about, payload });
    if (stage.type === "lost") {
      const reason = moved.lossReason === null ? change.reason : String(moved.lossReason);
      emit(ctx, dealLost, { ...about, payload: { ...payload, reason } });
    }
  },
};

/** A reason that is one of ours is the reason; any other is kept in words. */
function lossReason(given: unknown, reason: string): Record<string, unknown> {
  if (LOSS_REASONS.some((one) => one === reason)) return { lossReason: reason };
  return { lossReason: given ?? "other", lossDetail: reason };
}

const decimal = (value: unknown) => (value == null ? null : String(value));
