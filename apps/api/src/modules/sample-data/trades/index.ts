import type { Language } from "../../../platform/language.ts";
import { AGENCY } from "./agency.ts";
import { CLEANING } from "./cleaning.ts";
import { AGENCY as AGENCY_ES } from "./es/agency.ts";
import { CLEANING as CLEANING_ES } from "./es/cleaning.ts";
import { PLUMBING as PLUMBING_ES } from "./es/plumbing.ts";
import { REAL_ESTATE as REAL_ESTATE_ES } from "./es/real-estate.ts";
import { ROOFING as ROOFING_ES } from "./es/roofing.ts";
import { PLUMBING } from "./plumbing.ts";
import { REAL_ESTATE } from "./real-estate.ts";
import { ROOFING } from "./roofing.ts";
import type { Telling, Trade } from "./trade.ts";

/** A new trade is a file of content in each language, and a name here. */
export const TRADE_KEYS = ["plumbing", "roofing", "cleaning", "real_estate", "agency"] as const;
export type TradeKey = (typeof TRADE_KEYS)[number];

const TRADES: Record<TradeKey, Trade> = {
  plumbing: PLUMBING,
  roofing: ROOFING,
  cleaning: CLEANING,
  real_estate: REAL_ESTATE,
  agency: AGENCY,
};

const IN_SPANISH: Record<TradeKey, Telling> = {
  plumbing: PLUMBING_ES,
  roofing: ROOFING_ES,
  cleaning: CLEANING_ES,
  real_estate: REAL_ESTATE_ES,
  agency: AGENCY_ES,
};

/** A trade; what it tells in the language asked for, its own name and its pipelines in English. */
export const tradeNamed = (key: TradeKey, language: Language = "en"): Trade =>
  language === "es" ? { ...TRADES[key], ...IN_SPANISH[key] } : TRADES[key];
