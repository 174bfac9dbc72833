import { phoneDigits } from "@mainstay/model/phone";
import { lexeme, searchWords } from "./search-text.ts";

export interface SearchQuery {
  /** For the index of words: each one as the beginning of a word, in the form of PostgreSQL's `tsquery`. */
  words: string;
  /** The same as LIKE patterns over a search entry's body, for text that has no index. */
  patterns: string[];
  /** The words side by side, from the beginning of one; also what ranks hits. */
  phrase: string;
}

const LOOKS_LIKE_PHONE = /^[\d\s()+./-]{5,}$/;

/**
 * What somebody typed as something to look for: words by their beginnings, and something like a phone number by part
 * of its digits, however it is written. Null when nothing is left to look for.
 */
export function searchQuery(orgId: string, text: string): SearchQuery | null {
  const isPhone = LOOKS_LIKE_PHONE.test(text.trim());
  const words = (isPhone ? [phoneDigits(text)] : searchWords(text)).filter(Boolean);
  if (words.length === 0) return null;
  // Words are letters and digits only, so they need no escaping in either form.
  const start = isPhone ? "%" : "% ";
  return {
    words: words.map((word) => `'${lexeme(orgId, word)}':*`).join(" & "),
    patterns: words.map((word) => `${start}${word}%`),
    phrase: `${start}${words.join(" ")}%`,
  };
}
