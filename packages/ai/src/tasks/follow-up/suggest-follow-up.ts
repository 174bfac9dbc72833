import { z } from "zod";
import { straysIn } from "../../guard.ts";
import { promptFile } from "../../prompt.ts";
import { defineTask } from "../../task.ts";
import { LanguageName } from "../language.ts";
import { writeFollowUp } from "./write.ts";

export const Interaction = z.object({
  at: z.iso.datetime({ offset: true }),
  type: z.string(),
  direction: z.enum(["inbound", "outbound"]).nullable().default(null),
  subject: z.string().nullable().default(null),
  body: z.string().nullable().default(null),
});
export type Interaction = z.output<typeof Interaction>;

export const FollowUpInput = z.object({
  language: LanguageName.default("en"),
  now: z.iso.datetime({ offset: true }),
  business: z.string(),
  /** Who signs; null leaves it to the business's name. */
  sender: z.string().nullable().default(null),
  contact: z.object({
    name: z.string().nullable().default(null),
    preferredChannel: z.enum(["email", "sms", "phone"]).nullable().default(null),
  }),
  /** Ways the person can be reached at all. */
  reach: z.array(z.enum(["email", "sms", "call"])),
  about: z.object({
    kind: z.enum(["lead", "deal"]),
    title: z.string(),
    serviceType: z.string().nullable().default(null),
    /** The stage's key, such as `proposal_sent`. */
    stage: z.string().nullable().default(null),
    amount: z.string().nullable().default(null),
    currency: z.string().default("USD"),
    expectedCloseDate: z.iso.date().nullable().default(null),
  }),
  /** Newest first; three are enough. */
  interactions: z.array(Interaction).max(10).default([]),
});
export type FollowUpInput = z.output<typeof FollowUpInput>;

const text = (max: number) => z.string().trim().min(1).max(max);

export const SuggestedFollowUp = z.strictObject({
  channel: z.enum(["email", "sms", "call"]),
  offsetHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 30),
  reason: text(500),
  email: z.strictObject({ subject: text(200), body: text(3_000) }),
  sms: text(480),
  callScript: text(2_000),
});
export type SuggestedFollowUp = z.output<typeof SuggestedFollowUp>;

/** How to get in touch next, when, and with which words. */
export const suggestFollowUp = defineTask({
  name: "suggest-follow-up",
  input: FollowUpInput,
  output: SuggestedFollowUp,
  prompt: promptFile(new URL("../../prompts/suggest-follow-up.v1.md", import.meta.url)),
  maxOutputTokens: 1_200,
  timeoutMs: 30_000,
  material: ({ interactions, ...facts }) => ({
    facts,
    quoted: { interactions: interactions.map(({ body, ...rest }) => ({ ...rest, body: body?.slice(0, 4_000) })) },
  }),
  names: ({ contact, sender }) => [contact.name, sender],
  check: ({ channel, ...written }, { interactions, ...facts }) => [
    ...(facts.reach.includes(channel) || facts.reach.length === 0
      ? []
      : [`The person cannot be reached by ${channel}.`]),
    ...straysIn(written, facts),
  ],
  rules: writeFollowUp,
});
