import { z } from "zod";
import { promptFile } from "../../prompt.ts";
import { defineTask } from "../../task.ts";
import { LanguageName } from "../language.ts";
import { findBudget } from "./budget.ts";
import { findNeeds } from "./needs.ts";
import { findPartySize } from "./party.ts";
import { findEmail, findLocation, findPhone } from "./reach.ts";
import { findIndustry, findService } from "./service.ts";
import { readSignature } from "./signature.ts";
import { judgeUrgency } from "./urgency.ts";
import { findDay, findPreferredTime } from "./when.ts";

const Day = z.iso.date();
const words = (max: number) => z.string().trim().min(1).max(max).nullable();

export const ParseLeadInput = z.object({
  freeText: z.string().trim().min(1).max(20_000),
  channel: z.string().max(50).default("other"),
  /** The organization's own day; a date without a year is the next one from here. */
  today: Day,
  language: LanguageName.default("en"),
  /** ISO 3166-1 alpha-2; phones without a country code belong there. */
  country: z.string().length(2).default("US"),
  /** Services the organization has had leads for, by its own names. */
  services: z.array(z.string()).max(200).default([]),
});

export const ParsedLead = z.strictObject({
  title: words(255),
  serviceType: words(255),
  industry: words(120),
  partySize: z.number().int().positive().max(1_000_000).nullable(),
  eventDate: Day.nullable(),
  preferredTime: words(255),
  budgetMin: z.number().nonnegative().max(1e12).nullable(),
  budgetMax: z.number().nonnegative().max(1e12).nullable(),
  location: words(500),
  specialRequirements: z.array(z.string().trim().min(1).max(200)).max(20),
  urgency: z.enum(["low", "medium", "high"]),
  contact: z.strictObject({
    firstName: words(120),
    lastName: words(120),
    email: words(254),
    phone: words(50),
    companyName: words(255),
    jobTitle: words(255),
  }),
});
export type ParsedLead = z.output<typeof ParsedLead>;

/** Reads what somebody wrote as an inquiry: what they want, for when, for how much, and who they are. */
export const parseLead = defineTask({
  name: "parse-lead",
  input: ParseLeadInput,
  output: ParsedLead,
  prompt: promptFile(new URL("../../prompts/parse-lead.v1.md", import.meta.url)),
  maxOutputTokens: 800,
  timeoutMs: 20_000,
  material: ({ freeText, channel, today, language, services }) => ({
    facts: { language, today, channel, servicesOfTheBusiness: services },
    quoted: { text: freeText },
  }),
  names: ({ freeText }) => {
    const { firstName, lastName } = readSignature(freeText);
    return [[firstName, lastName].filter(Boolean).join(" ")];
  },
  check: ({ budgetMin, budgetMax, eventDate }, { today }) => [
    ...(budgetMin !== null && budgetMax !== null && budgetMin > budgetMax ? ["budgetMin is above budgetMax."] : []),
    ...(eventDate !== null && eventDate < today ? [`eventDate lies before ${today}.`] : []),
  ],
  rules({ freeText: text, today, language, country, services }) {
    const service = findService(text, services, language);
    const eventDate = findDay(text, today, language);
    const budget = findBudget(text);
    return {
      title: service ? capitalized(service.name) : null,
      serviceType: service?.name ?? null,
      industry: findIndustry(text, language),
      partySize: findPartySize(text),
      eventDate,
      preferredTime: findPreferredTime(text),
      budgetMin: budget?.min ?? null,
      budgetMax: budget?.max ?? null,
      location: findLocation(text),
      specialRequirements: findNeeds(text, service?.told ?? null),
      urgency: judgeUrgency(text, today, eventDate),
      contact: { ...readSignature(text), email: findEmail(text), phone: findPhone(text, country) },
    };
  },
});

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
