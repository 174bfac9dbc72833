import { totalsOf } from "@mainstay/model/line-items";
import { z } from "zod";

const decimal = (whole: number, places: number, what: string) =>
  z.string().regex(new RegExp(`^-?\\d{1,${whole}}(?:\\.\\d{1,${places}})?$`), what);

/** What a statement rests on: a record of the organization's or a passage of its knowledge, and its words. */
export const Citation = z.strictObject({
  kind: z.enum(["lead", "deal", "activity", "answer", "passage", "draft"]),
  recordId: z.uuid().nullable(),
  title: z.string().max(300),
  quote: z.string().max(500),
  /** Where the words begin in the source, in UTF-16 units. */
  offset: z.int().min(0),
});
export type Citation = z.output<typeof Citation>;

export const Section = z.strictObject({
  id: z.string().min(1).max(40),
  heading: z.string().trim().max(200),
  body: z.string().trim().max(20_000),
  citations: z.array(Citation).max(20),
});
export type Section = z.output<typeof Section>;

export const Line = z.strictObject({
  id: z.string().min(1).max(40),
  description: z.string().trim().min(1, "must not be empty").max(500),
  quantity: decimal(9, 4, "must be a number such as 2.5").refine(
    (value) => !value.startsWith("-"),
    "must not be negative",
  ),
  unit: z.string().trim().max(30),
  unitPrice: decimal(12, 4, "must be a price such as 95.00").nullable(),
  taxRate: decimal(2, 4, "must be a percentage such as 8.25").refine(
    (value) => !value.startsWith("-"),
    "must not be negative",
  ),
  isOptional: z.boolean(),
  isChosen: z.boolean(),
});
export type Line = z.output<typeof Line>;

/** The words and prices of a draft; of a follow-up, one section with the subject as its heading. */
export const Content = z.strictObject({
  sections: z.array(Section).max(40),
  lines: z.array(Line).max(200),
});
export type Content = z.output<typeof Content>;

export const EMPTY: Content = { sections: [], lines: [] };

/** What a document costs, from its lines and nothing else. */
export const priceOf = (content: Content, currency: string) => totalsOf(content.lines, currency);

/** The same when the customer takes these of the optional lines. */
export const priceWith = (content: Content, currency: string, chosen: readonly string[]) =>
  totalsOf(
    content.lines.map((line) => ({ ...line, isChosen: chosen.includes(line.id) })),
    currency,
  );
