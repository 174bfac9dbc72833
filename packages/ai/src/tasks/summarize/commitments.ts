import type { LanguageName } from "../language.ts";
import { findDay } from "../parse-lead/when.ts";
import { sentencesOf } from "./sentences.ts";

export interface Commitment {
  who: "us" | "them";
  what: string;
  /** `2026-03-14`. */
  by: string | null;
}

const BY_WRITER =
  /\b(?:i|we)(?:['’]ll| will| am going to| are going to| can (?:send|get|have|deliver|come))\b\s*(?<what>[^.!?\n]{4,200})|\b(?:te|les|le)\s+(?<es>(?:envi|mand|llam|confirm|avis)\w*(?:é|aré|emos|aremos|o)\b[^.!?\n]{0,200})|\b(?:voy|vamos) a (?<fut>[^.!?\n]{4,200})/giu;
const ASKED_OF_READER =
  /\b(?:can|could|would|will) you\b\s*(?:please\s+)?(?<what>[^.!?\n]{4,200})\?|\bplease (?<please>(?:send|call|let|confirm|schedule|provide|email|text|get)\b[^.!?\n]{4,200})|\b(?:puede|puedes|podrían?|podrías)\s+(?<es>[^.!?\n]{4,200})\?/giu;
const MOST = 10;

/**
 * What the writer says they will do, and what they ask the other side to do, in their own words: a request is noted as
 * something for the other side, since whoever is asked and does nothing has let somebody down.
 */
export function findCommitments(
  text: string,
  { writtenBy, today, language }: { writtenBy: "us" | "them"; today: string; language: LanguageName },
): Commitment[] {
  const other: Commitment["who"] = writtenBy === "us" ? "them" : "us";
  return sentencesOf(text)
    .flatMap((sentence) => [
      ...whatIn(sentence, BY_WRITER).map((what) => ({ who: writtenBy, what })),
      ...whatIn(sentence, ASKED_OF_READER).map((what) => ({ who: other, what })),
    ])
    .map(({ who, what }): Commitment => ({ who, what, by: findDay(what, today, language) }))
    .slice(0, MOST);
}

const whatIn = (sentence: string, expression: RegExp): string[] =>
  [...sentence.matchAll(expression)].flatMap(({ groups = {} }) =>
    Object.values(groups)
      .filter((one): one is string => typeof one === "string")
      .map((one) =>
        one
          .trim()
          .replace(/[,;:]$/, "")
          .slice(0, 300),
      ),
  );
