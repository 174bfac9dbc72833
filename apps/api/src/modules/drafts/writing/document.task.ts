import { Citation, defineTask, promptFile, straysIn, wrongCitations } from "@mainstay/ai";
import { z } from "zod";
import { DOCUMENT_TYPES } from "../drafts.words.ts";
import { writeDocument } from "./document.rules.ts";
import { DraftInput } from "./sources.ts";

/** A line of the organization's own earlier documents, with the price it had. */
export const KnownPrice = z.object({
  id: z.string(),
  description: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  taxRate: z.string(),
  quantity: z.string(),
});
export type KnownPrice = z.output<typeof KnownPrice>;

export const DocumentInput = DraftInput.extend({
  type: z.enum(DOCUMENT_TYPES),
  prices: z.array(KnownPrice),
});
export type DocumentInput = z.output<typeof DocumentInput>;

export const WrittenDocument = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        heading: z.string().trim().max(200),
        body: z.string().trim().min(1).max(6_000),
        citations: z.array(Citation).max(10),
      }),
    )
    .min(1)
    .max(10),
  /** A price is named, never written: what something costs does not come from a model. */
  lines: z
    .array(
      z.strictObject({
        price: z.string().nullable(),
        description: z.string().trim().min(1).max(300),
        quantity: z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/),
        isOptional: z.boolean(),
      }),
    )
    .max(40),
});
export type WrittenDocument = z.output<typeof WrittenDocument>;

/** Writes a scope, an estimate or a proposal. */
export const documentTask = defineTask({
  name: "draft-document",
  input: DocumentInput,
  output: WrittenDocument,
  prompt: promptFile(new URL("./prompts/draft-document.v1.md", import.meta.url)),
  maxOutputTokens: 3_000,
  timeoutMs: 60_000,
  material: ({ sources, knowledge, ...facts }) => ({ facts, quoted: { sources, knowledge } }),
  names: ({ customer, sender }) => [customer, sender],
  check: ({ sections, lines }, { sources, knowledge, ...facts }) => [
    ...wrongCitations(
      sections.flatMap(({ citations }) => citations),
      [...sources, ...knowledge],
    ),
    ...lines.flatMap(({ price }) =>
      price === null || facts.prices.some(({ id }) => id === price) ? [] : [`There is no price “${price}”.`],
    ),
    ...(facts.type === "scope" && lines.length > 0 ? ["A scope has no lines."] : []),
    ...straysIn({ sections: sections.map(({ heading, body }) => [heading, body]), lines }, facts),
  ],
  rules: writeDocument,
});
