import { z } from "zod";
import { Citation, Passage, wrongCitations } from "../../citations.ts";
import { straysIn } from "../../guard.ts";
import { promptFile } from "../../prompt.ts";
import { defineTask } from "../../task.ts";
import { LanguageName } from "../language.ts";
import { composeQuestions, isAlike } from "./compose.ts";

export const QuestionsInput = z.object({
  language: LanguageName.default("en"),
  count: z.number().int().min(1).max(10).default(5),
  business: z.string(),
  title: z.string(),
  serviceType: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  /** What a member adds for this time. */
  contextNotes: z.string().max(2_000).nullable().default(null),
  /** Fields with a value, by their label. */
  known: z.record(z.string(), z.string()).default({}),
  /** Empty fields that an answer may fill. */
  unknown: z.array(z.object({ field: z.string(), label: z.string() })).default([]),
  /** Questions there are already, whatever became of them. */
  asked: z.array(z.string()).default([]),
  passages: z.array(Passage).max(20).default([]),
  /** People the texts are known to name. */
  names: z.array(z.string()).max(20).default([]),
});
export type QuestionsInput = z.output<typeof QuestionsInput>;

const Question = z.strictObject({
  text: z.string().trim().min(5).max(300),
  rationale: z.string().trim().min(5).max(500),
  /** The field that the answer fills. */
  fills: z.string().nullable(),
  citations: z.array(Citation).max(5),
});
export const DiscoveryQuestions = z.strictObject({ questions: z.array(Question).max(10) });
export type DiscoveryQuestions = z.output<typeof DiscoveryQuestions>;

/** What to ask next, the most useful first. */
export const discoveryQuestions = defineTask({
  name: "discovery-questions",
  input: QuestionsInput,
  output: DiscoveryQuestions,
  prompt: promptFile(new URL("../../prompts/discovery-questions.v1.md", import.meta.url)),
  maxOutputTokens: 1_500,
  timeoutMs: 30_000,
  material: ({ description, passages, names, ...facts }) => ({ facts, quoted: { description, passages } }),
  names: ({ names }) => names,
  check({ questions }, input) {
    const fields = input.unknown.map(({ field }) => field);
    return [
      ...(questions.length > input.count ? [`At most ${input.count} questions.`] : []),
      ...questions.flatMap(({ text, fills, citations }) => [
        ...(fills === null || fields.includes(fills) ? [] : [`“${fills}” is no empty field.`]),
        ...(input.asked.some((one) => isAlike(one, text)) ? [`“${text}” was asked already.`] : []),
        ...wrongCitations(citations, input.passages),
      ]),
      ...straysIn(
        questions.map(({ text }) => text),
        [input.known, input.passages],
      ),
    ];
  },
  rules: composeQuestions,
});
