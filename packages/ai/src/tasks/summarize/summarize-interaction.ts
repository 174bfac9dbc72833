import { z } from "zod";
import { promptFile } from "../../prompt.ts";
import { defineTask } from "../../task.ts";
import { LanguageName } from "../language.ts";
import { findPhone } from "../parse-lead/reach.ts";
import { readSignature } from "../parse-lead/signature.ts";
import { findCommitments } from "./commitments.ts";
import { extractSummary } from "./extract.ts";
import { judgeSentiment } from "./sentiment.ts";

export const SummarizeInput = z.object({
  text: z.string().trim().min(1).max(50_000),
  /** Who wrote the text; of a thread, its newest message. */
  writtenBy: z.enum(["us", "them"]).default("them"),
  today: z.iso.date(),
  language: LanguageName.default("en"),
  country: z.string().length(2).default("US"),
  /** People the text is known to name. */
  names: z.array(z.string()).max(20).default([]),
});

const line = (max: number) => z.string().trim().min(1).max(max);

export const InteractionSummary = z.strictObject({
  summary: line(2_000),
  commitments: z
    .array(z.strictObject({ who: z.enum(["us", "them"]), what: line(300), by: z.iso.date().nullable() }))
    .max(10),
  sentiment: z.enum(["positive", "neutral", "negative"]),
  nextStep: line(300).nullable(),
  contact: z.strictObject({
    jobTitle: line(255).nullable(),
    companyName: line(255).nullable(),
    phone: line(50).nullable(),
  }),
});
export type InteractionSummary = z.output<typeof InteractionSummary>;

/** What was said, what was promised, in which mood, and what comes next. */
export const summarizeInteraction = defineTask({
  name: "summarize-interaction",
  input: SummarizeInput,
  output: InteractionSummary,
  prompt: promptFile(new URL("../../prompts/summarize-interaction.v1.md", import.meta.url)),
  maxOutputTokens: 900,
  timeoutMs: 30_000,
  material: ({ text, writtenBy, today, language }) => ({ facts: { language, today }, quoted: { writtenBy, text } }),
  names: ({ names, text }) => {
    const { firstName, lastName } = readSignature(text);
    return [...names, [firstName, lastName].filter(Boolean).join(" ")];
  },
  rules({ text, writtenBy, today, language, country }) {
    const { jobTitle, companyName } = readSignature(text);
    const commitments = findCommitments(text, { writtenBy, today, language });
    const ours = commitments.find(({ who }) => who === "us");
    return {
      summary: extractSummary(text),
      commitments,
      sentiment: judgeSentiment(text),
      nextStep: ours?.what ?? null,
      contact: { jobTitle, companyName, phone: writtenBy === "them" ? findPhone(text, country) : null },
    };
  },
});
