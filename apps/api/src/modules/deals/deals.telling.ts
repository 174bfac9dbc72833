import { emit } from "../../records/operation.ts";
import type { Telling } from "../pipelines/entering.ts";
import { dealLost, dealStageChanged, dealWon } from "./deals.events.ts";

/** Tells that a deal has gone to another stage, and that it is won or lost where it ends there. */
export const tellDealMove: Telling = (ctx, moved, stage, change) => {
  const about = { object: "deal", recordId: moved.id };
  const payload = { dealId: moved.id, amount: decimal(moved.amount), currency: String(moved.currency) };
  emit(ctx, dealStageChanged, { ...about, payload: { dealId: moved.id, ...change } });
  if (stage.type === "won") emit(ctx, dealWon, { ...about, payload });
  if (stage.type === "lost") {
    const reason = moved.lossReason === null ? change.reason : String(moved.lossReason);
    emit(ctx, dealLost, { ...about, payload: { ...payload, reason } });
  }
};

const decimal = (value: unknown) => (value == null ? null : String(value));
