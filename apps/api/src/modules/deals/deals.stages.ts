import type { Staged } from "../pipelines/moving.ts";
import { enterDealStage } from "./deals.entering.ts";
import { deal } from "./deals.object.ts";
import { tellDealMove } from "./deals.telling.ts";

/** Deals on their way to being won or lost. */
export const stagedDeal: Staged = {
  object: deal,
  name: "deal",
  valueField: "amount",
  cardFields: ["name", "amount", "currency", "closeDate", "status", "nextStep", "tags"],
  entering: enterDealStage,
  tell: tellDealMove,
};
