import { z } from "zod";

/** A piece of the organization's own knowledge that a task may rest on. */
export const Passage = z.object({
  id: z.string(),
  /** What it is from: the name of a document, or a question asked before. */
  source: z.string(),
  text: z.string(),
});
export type Passage = z.output<typeof Passage>;

/** Which passage a statement rests on, and the words in it. */
export const Citation = z.strictObject({ passage: z.string(), quote: z.string().trim().min(1).max(500) });
export type Citation = z.output<typeof Citation>;

export interface CheckedCitation extends Citation {
  source: string;
  /** Where the words begin in the passage's text, in UTF-16 units. */
  offset: number;
}

/** What is wrong with citations: passages that were not given, words that do not stand in them. */
export function wrongCitations(citations: Citation[], passages: Passage[]): string[] {
  return citations.flatMap(({ passage: id, quote }) => {
    const passage = passages.find((one) => one.id === id);
    if (!passage) return [`There is no passage “${id}”.`];
    return offsetOf(quote, passage.text) < 0 ? [`Passage “${id}” does not say “${quote}”.`] : [];
  });
}

/** The citations that hold, each with its source and place. */
export function checkCitations(citations: Citation[], passages: Passage[]): CheckedCitation[] {
  return citations.flatMap((citation) => {
    const passage = passages.find((one) => one.id === citation.passage);
    const offset = passage ? offsetOf(citation.quote, passage.text) : -1;
    return passage && offset >= 0 ? [{ ...citation, source: passage.source, offset }] : [];
  });
}

/** Where a quote begins in a text, white space and letter case aside; -1 when it does not stand there. */
function offsetOf(quote: string, text: string): number {
  const words = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.search(new RegExp(words.join("\\s+"), "iu"));
}
