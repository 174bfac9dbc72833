import { m } from "../../messages/messages.js";
import type { Trade } from "./first-run.api.ts";

/** A trade's name, and what one gets to see of it. */
export const tradeWords = (): Record<Trade, { name: string; example: string }> => ({
  plumbing: { name: m.first_run_trade_plumbing(), example: m.first_run_trade_plumbing_example() },
  roofing: { name: m.first_run_trade_roofing(), example: m.first_run_trade_roofing_example() },
  cleaning: { name: m.first_run_trade_cleaning(), example: m.first_run_trade_cleaning_example() },
  real_estate: { name: m.first_run_trade_real_estate(), example: m.first_run_trade_real_estate_example() },
  agency: { name: m.first_run_trade_agency(), example: m.first_run_trade_agency_example() },
});
