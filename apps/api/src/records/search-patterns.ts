import { phoneDigits } from "@mainstay/model/phone";
import { searchWords } from "./search-text.ts";

export interface SearchPatterns {
  /** The longest, and so most selective, as a LIKE pattern: the one the trigram index is asked for. */
  first: string;
  rest: string[];
}

const LOOKS_LIKE_PHONE = /^[\d\s()+./-]{5,}$/;

/**
 * LIKE patterns for what somebody typed into a search box: each word anywhere, words of one or two letters at the
 * start of a word, and something like a phone number by its digits however it is written. Null when nothing is left to
 * look for.
 */
export function searchPatterns(text: string): SearchPatterns | null {
  const patterns = (looksLikePhone(text) ? [phoneDigits(text)] : searchWords(text))
    .filter((word) => word.length > 0)
    .toSorted((left, right) => right.length - left.length)
    .map((word) => `%${word.length < 3 ? " " : ""}${word}%`);
  const [first, ...rest] = patterns;
  return first === undefined ? null : { first, rest };
}

/**
 * The LIKE pattern of a search in the filter language: the words side by side from the beginning of one, or part of a
 * phone number. Null when nothing is left to look for.
 */
export function phrasePattern(text: string): string | null {
  if (looksLikePhone(text)) return phoneDigits(text) && `%${phoneDigits(text)}%`;
  const words = searchWords(text);
  return words.length === 0 ? null : `% ${words.join(" ")}%`;
}

const looksLikePhone = (text: string) => LOOKS_LIKE_PHONE.test(text.trim());
