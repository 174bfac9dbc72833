import type { PipelineTemplate } from "../../pipelines/pipelines.templates.ts";

/** What a trade is asked for, does and charges. */
export interface Service {
  /** As the price list calls it. */
  service: string;
  /** What the customer says it is about. */
  asks: string;
  /** The customer's own words. */
  words: string;
  /** What was found when somebody looked. */
  found: string;
  /** What the offer says. */
  scope: string;
  /** The price, from and to, in whole units of the currency. */
  price: [number, number];
}

/** Lines of which the story picks one. */
type Lines = [string, ...string[]];

/** What the office writes down and sends. */
export interface Talk {
  /** What a first meeting is called, and the offer that follows it. */
  visit: string;
  offer: string;
  /** What calling back about the work is called. */
  callBack: string;
  firstCalls: Lines;
  voicemails: Lines;
  /** Asks for a date. */
  texts: Lines;
  offerMails: Lines;
  offerCalls: Lines;
  nextSteps: Lines;
  /** What can only be done once an offer is out; and what the office does every Monday. */
  afterwards: string;
  weekly: string;
  wonNotes: Lines;
  doneNotes: Lines;
  lostNotes: Lines;
  winReasons: Lines;
  byTheWay: Lines;
  preferredTimes: Lines;
}

export type CompanyRow = [name: string, industry: string, street: string, employees: number];
/** `company` is the place of a company in its list, for those who call in its name. */
export type PersonRow = [first: string, last: string, street: string, company?: number, jobTitle?: string];

/** Who lives and works where the trade does. */
export interface Town {
  place: { city: string; state: string; postalCode: string; country: string };
  companies: CompanyRow[];
  people: PersonRow[];
  /** Companies of this industry have several units, and are tagged so. */
  manyUnits: { industry: string; tag: string };
}

/** What a trade tells of itself, in one language: all content, no code. */
export interface Telling {
  town: Town;
  services: Service[];
  talk: Talk;
}

/** A trade as sample data and set-up know it, in English. */
export interface Trade extends Telling {
  name: string;
  /** A deal is named by its service and where the work is, or for whom. */
  dealsNamedBy: "address" | "customer";
  /** The pipelines that fit the trade, where the usual ones do not; one for leads, one for deals at most. */
  pipelines: PipelineTemplate[];
}
