import { LanguageName, Passage } from "@mainstay/ai";
import { z } from "zod";

/** What both kinds of draft are written from. */
export const DraftInput = z.object({
  language: LanguageName,
  today: z.iso.date(),
  business: z.string(),
  /** Who signs. */
  sender: z.string(),
  customer: z.string().nullable(),
  title: z.string(),
  serviceType: z.string().nullable(),
  preferredTime: z.string().nullable(),
  /** A member's own words. */
  constraints: z.string().nullable(),
  /** What is known of the work, newest first; much of it somebody outside wrote. */
  sources: z.array(Passage),
  /** What the organization's own articles say of such work; nothing a customer said. */
  knowledge: z.array(Passage),
});
export type DraftInput = z.output<typeof DraftInput>;

/** A sentence of a source, to be said again. */
export interface Point {
  text: string;
  passage: string;
}

const MAX_POINTS = 8;

/** What the sources say, sentence by sentence, each once: the raw material of the rules. */
export function pointsOf(sources: readonly Passage[]): Point[] {
  const points = new Map<string, Point>();
  for (const { id, text } of sources) {
    for (const sentence of text.split(/(?<=[.!?…])\s+|\n+/)) {
      const said = sentence.replace(/^[\s–•*-]+/, "").trim();
      if (/\p{L}{3}/u.test(said) && said.length <= 400 && !points.has(said.toLowerCase())) {
        points.set(said.toLowerCase(), { text: said, passage: id });
      }
    }
  }
  return [...points.values()].slice(0, MAX_POINTS);
}
