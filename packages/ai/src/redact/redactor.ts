import { mapTexts } from "../material.ts";
import { canBeName, knownNames, NAMING } from "./names.ts";
import { KINDS, type Kind, PATTERNS, type Pattern } from "./patterns.ts";

/** How many different things of each kind were taken out; kinds with none are left out. */
export type Redactions = Partial<Record<Lowercase<Kind>, number>>;

/** Replaces private things by placeholders on the way out and puts them back on the way in. Keeps them in memory only. */
export interface Redactor {
  /** The value with private things in all its texts replaced; the same thing always by the same placeholder. */
  redact<T>(value: T): T;
  /** The value with our placeholders in all its texts replaced by what they stand for. */
  restore<T>(value: T): T;
  /** Placeholders in a text that stand for nothing: a model made them up. */
  invented(text: string): string[];
  counts(): Redactions;
}

const PLACEHOLDER = /\[\[[A-Z]+_\d+\]\]/g;

/** @param known people we know to be named in the texts */
export function createRedactor(known: { names?: (string | null | undefined)[] } = {}): Redactor {
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  const counted = new Map<Kind, number>();

  const placeholderOf = (kind: Kind, original: string): string => {
    const before = placeholders.get(original);
    if (before) return before;
    const number = (counted.get(kind) ?? 0) + 1;
    counted.set(kind, number);
    const placeholder = `[[${kind}_${number}]]`;
    placeholders.set(original, placeholder);
    originals.set(placeholder, original);
    return placeholder;
  };

  const patterns: Pattern[] = [...PATTERNS, ...namePatterns(known.names ?? [])];
  const redactText = (text: string) =>
    patterns.reduce((text, pattern) => replaceOutside(text, pattern, placeholderOf), text);

  return {
    redact: (value) => mapTexts(value, redactText),
    restore: (value) => mapTexts(value, (text) => text.replace(PLACEHOLDER, (one) => originals.get(one) ?? one)),
    invented: (text) => (text.match(PLACEHOLDER) ?? []).filter((one) => !originals.has(one)),
    counts: () =>
      Object.fromEntries(
        KINDS.filter((kind) => counted.has(kind)).map((kind) => [kind.toLowerCase(), counted.get(kind)]),
      ),
  };
}

function namePatterns(names: (string | null | undefined)[]): Pattern[] {
  const known = knownNames(names);
  return [
    ...(known ? [{ kind: "NAME" as const, expression: known }] : []),
    ...NAMING.map((expression) => ({ kind: "NAME" as const, expression, isIt: canBeName })),
  ];
}

/** Replaces what a pattern finds, but never within a placeholder that is there already. */
function replaceOutside(
  text: string,
  { kind, expression, isIt }: Pattern,
  placeholderOf: (kind: Kind, original: string) => string,
): string {
  // The first pattern looks for texts that merely look like placeholders.
  if (kind === "LITERAL") return text.replace(expression, (found) => placeholderOf(kind, found));
  return text
    .split(/(\[\[[A-Z]+_\d+\]\])/)
    .map((piece, i) => (i % 2 === 1 ? piece : replaceIn(piece)))
    .join("");

  function replaceIn(piece: string): string {
    return piece.replace(expression, (match: string, ...rest: unknown[]) => {
      const groups = rest.at(-1);
      const it = isGroups(groups) && groups.it !== undefined ? groups.it : match;
      if (isIt && !isIt(it)) return match;
      const at = match.lastIndexOf(it);
      return match.slice(0, at) + placeholderOf(kind, it) + match.slice(at + it.length);
    });
  }
}

const isGroups = (value: unknown): value is Record<string, string | undefined> =>
  typeof value === "object" && value !== null;
