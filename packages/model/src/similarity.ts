/**
 * How many single-letter edits (insert, delete, replace, swap of neighbours) lie between two words:
 * the optimal string alignment distance.
 */
export function editDistance(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (row: number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

/** Nothing longer is a mistyped name, and comparing it would take its length times that of every candidate. */
const MAX_TYPED = 60;

/** The candidate somebody most likely meant: near enough by edits, or beginning with what was typed; else undefined. */
export function closest(typed: string, candidates: Iterable<string>): string | undefined {
  if (typed.length > MAX_TYPED) return undefined;
  const wanted = foldText(typed);
  // One slip in a short word and one more for every three letters: "satus" means "status", "foo" does not mean "id".
  const allowed = Math.floor(wanted.length / 3);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const folded = foldText(candidate);
    const isBeginning = wanted.length >= 2 && folded.startsWith(wanted);
    const distance = isBeginning ? 0.5 : editDistance(wanted, folded);
    if (distance <= Math.max(allowed, isBeginning ? 1 : 0) && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { candidate, distance };
  }
  return best?.candidate;
}

/** Lower case without accents, for comparing what people typed: `Łódź Straße` is `lodz strasse`. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđłþð]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** Letters with a stroke or ligature, which Unicode does not take apart. */
const UNDECOMPOSED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", þ: "th", ð: "d" };

/** A person's name for finding duplicates: folded, without titles and punctuation: `Dr. José  O'Neil` is `jose oneil`. */
export function normalizePersonName(name: string): string {
  return withoutEnds(nameWords(name), TITLES, GENERATIONS).join(" ");
}

/** A company's name for finding duplicates: folded, without legal form and punctuation: `The ACME Co., Inc.` is `acme`. */
export function normalizeCompanyName(name: string): string {
  return withoutEnds(nameWords(name.replaceAll("&", " and ")), ARTICLES, LEGAL_FORMS).join(" ");
}

const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau"]);
const GENERATIONS = new Set(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"]);
const ARTICLES = new Set(["the"]);
const LEGAL_FORMS = new Set(
  (
    "inc incorporated corp corporation co company llc llp lp ltd limited plc pllc pc gmbh ag kg ohg ug se sa sas sarl " +
    "srl spa bv nv ab as asa oy oyj aps pty pte kk sl sro"
  ).split(" "),
);

/** Words of a name that tell nobody apart, for whoever compares names in bulk. */
export const SILENT_WORDS = {
  person: [...TITLES, ...GENERATIONS],
  company: [...ARTICLES, ...LEGAL_FORMS],
} as const;

/** Dots and apostrophes join (`L.L.C.`, `O'Neil`); anything else that is no letter or digit parts. */
const nameWords = (name: string): string[] =>
  foldText(name)
    .replace(/[.'’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Strips such words from the two ends, but never the whole name. */
function withoutEnds(words: string[], leading: Set<string>, trailing: Set<string>): string[] {
  let start = 0;
  let end = words.length;
  while (end - start > 1 && leading.has(words[start] ?? "")) start++;
  // "Smith & Co" leaves an "and" behind.
  const isEnding = (word = "") => trailing.has(word) || (end < words.length && word === "and");
  while (end - start > 1 && isEnding(words[end - 1])) end--;
  return words.slice(start, end);
}
