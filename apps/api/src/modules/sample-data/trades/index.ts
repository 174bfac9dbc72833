import { AGENCY } from "./agency.ts";
import { CLEANING } from "./cleaning.ts";
import { PLUMBING } from "./plumbing.ts";
import { REAL_ESTATE } from "./real-estate.ts";
import { ROOFING } from "./roofing.ts";
import type { Trade } from "./trade.ts";

/** A new trade is a file of content, and a name here. */
export const TRADE_KEYS = ["plumbing", "roofing", "cleaning", "real_estate", "agency"] as const;
export type TradeKey = (typeof TRADE_KEYS)[number];

const TRADES: Record<TradeKey, Trade> = {
  plumbing: PLUMBING,
  roofing: ROOFING,
  cleaning: CLEANING,
  real_estate: REAL_ESTATE,
  agency: AGENCY,
};

export const tradeNamed = (key: TradeKey): Trade => TRADES[key];
