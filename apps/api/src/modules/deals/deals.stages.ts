import { emit } from "../../records/operation.ts";
import type { Staged } from "../pipelines/moving.ts";
import { enterDealStage } from "./deals.entering.ts";
import { dealLost, dealStageChanged, dealWon } from "./deals.events.ts";
import { deal } from "./deals.object.ts";

/** Deals on their way to being won or lost. */
export const stagedDeal: Staged = {
  object: deal,
  name: "deal",
  valueField: "amount",
  cardFields: ["name", "amount", "currency", "closeDate", "status", "nextStep", "tags"],
  entering: enterDealStage,
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

const decimal = (value: unknown) => (value == null ? null : String(value));
