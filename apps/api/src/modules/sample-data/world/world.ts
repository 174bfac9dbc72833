import type { Pipeline } from "../../pipelines/pipelines.service.ts";
import type { Trade } from "../trades/trade.ts";
import type { Almanac } from "./almanac.ts";
import { buildCompanies, buildContacts } from "./customers.ts";
import { buildDeals } from "./deals.ts";
import { type Dice, openDice } from "./dice.ts";
import { buildLeads } from "./leads.ts";
import { beginStory, type Row, type Story } from "./story.ts";
import { buildTasks, type Work } from "./tasks.ts";
import type { Words } from "./words.ts";

export type { Row } from "./story.ts";

export interface Setting {
  trade: Trade;
  words: Words;
  ownerId: string | null;
  currency: string;
  /** The pipelines that its leads and deals go through. */
  leadPipeline: Pipeline;
  dealPipeline: Pipeline;
  almanac: Almanac;
  /** The organization's time zone. */
  zone: string;
}

/** What the builders share. */
export interface Making extends Setting {
  dice: Dice;
  story: Story;
  contacts: Row[];
}

export interface World extends Work {
  companies: Row[];
  contacts: Row[];
  leads: Row[];
  deals: Row[];
  activities: Row[];
}

const SEED = 1_886;

/** Half a year of a business of the trade: the same every time, but for its dates, which are told from today. */
export function buildWorld(setting: Setting): World {
  const dice = openDice(SEED);
  const companies = buildCompanies(setting, dice);
  const contacts = buildContacts(setting, companies);
  const making: Making = { ...setting, dice, story: beginStory(setting.ownerId), contacts };
  const deals = buildDeals(making);
  const leads = buildLeads(making, deals);
  for (const row of [...companies, ...contacts, ...leads, ...deals]) row.lastActivityAt = making.story.lastAt(row.id);
  return {
    companies,
    contacts,
    leads,
    deals,
    activities: making.story.activities,
    ...buildTasks(making, deals, leads),
  };
}
