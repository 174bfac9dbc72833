import type { Pipeline } from "../../pipelines/pipelines.service.ts";
import type { Almanac } from "../almanac.ts";
import { type Dice, openDice } from "../dice.ts";
import { buildCompanies, buildContacts } from "./customers.ts";
import { buildDeals } from "./deals.ts";
import { buildLeads } from "./leads.ts";
import { beginStory, type Row, type Story } from "./story.ts";

export type { Row } from "./story.ts";

export interface Setting {
  ownerId: string | null;
  currency: string;
  /** The pipelines that leads and deals go through by default. */
  inquiries: Pipeline;
  jobs: Pipeline;
  almanac: Almanac;
}

/** What the builders share. */
export interface Making extends Setting {
  dice: Dice;
  story: Story;
  contacts: Row[];
}

export interface World {
  companies: Row[];
  contacts: Row[];
  leads: Row[];
  deals: Row[];
  activities: Row[];
}

const SEED = 1_886;

/** Half a year of a plumbing and heating firm: the same every time, but for its dates, which are told from today. */
export function buildWorld(setting: Setting): World {
  const dice = openDice(SEED);
  const companies = buildCompanies(setting, dice);
  const contacts = buildContacts(setting, companies);
  const making: Making = { ...setting, dice, story: beginStory(setting.ownerId), contacts };
  const deals = buildDeals(making);
  const leads = buildLeads(making, deals);
  for (const row of [...companies, ...contacts, ...leads, ...deals]) row.lastActivityAt = making.story.lastAt(row.id);
  return { companies, contacts, leads, deals, activities: making.story.activities };
}
