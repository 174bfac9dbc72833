import { phoneDigits } from "@mainstay/model/phone";
import { foldText } from "@mainstay/model/similarity";

export interface SearchPatterns {
  /** The longest, and so most selective, as a LIKE pattern: the one the trigram index is asked for. */
  first: string;
  rest: string[];
}

const LOOKS_LIKE_PHONE = /^[\d\s()+./-]{5,}$/;

/**
 * LIKE patterns for what somebody typed: each word anywhere, words of one or two letters at the start of a word, and
 * something like a phone number by its digits however it is written. Null when nothing is left to look for.
 */
export function searchPatterns(text: string): SearchPatterns | null {
  const words = LOOKS_LIKE_PHONE.test(text.trim()) ? [phoneDigits(text)] : foldText(text).split(/\s+/);
  const patterns = words
    .filter((word) => word.length > 0)
    .toSorted((left, right) => right.length - left.length)
    .map((word) => `%${word.length < 3 ? " " : ""}${word.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`);
  const [first, ...rest] = patterns;
  return first === undefined ? null : { first, rest };
}
