const WORD = String.raw`\p{Lu}[\p{L}'’-]+`;
const NAME = String.raw`(?<it>${WORD}(?:[ \t]+(?:\p{Lu}\.|(?:de|la|van|von|der|del)[ \t]+)?[ \t]*${WORD}){0,2})`;

/** Where a text says somebody's name by itself: introductions, salutations, the line under a greeting. */
export const NAMING: RegExp[] = [
  new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Mx|Dr|Sr|Sra|Srta|Ing|Lic|Arq)\.?[ \t]+${NAME}`, "gu"),
  new RegExp(
    String.raw`\b(?:(?i:my name is|this is|me llamo|mi nombre es|I am|I['’]m|soy|ask for|pregunte por))[ \t]+${NAME}`,
    "gu",
  ),
  new RegExp(
    String.raw`\b(?:(?i:hi|hello|hey|dear|hola|estimad[oa]s?|querid[oa]))[ \t]+${NAME}(?=\s*[,!:.\n]|$)`,
    "gu",
  ),
  new RegExp(
    String.raw`(?:^|\n)[ \t]*(?:(?i:thanks|thank you|many thanks|regards|best regards|kind regards|best|cheers|sincerely|yours|warmly|gracias|saludos|atentamente|un saludo|cordialmente))[^\n]{0,20}\n+[ \t]*(?:[-–—][ \t]*)?${NAME}[ \t]*(?=\n|$|,)`,
    "gu",
  ),
  new RegExp(String.raw`\n[ \t]*[-–—][ \t]*${NAME}[ \t]*(?=\n|$)`, "gu"),
];

/** Words that begin with a capital where a name could stand, and are none. */
const NOT_NAMES = new Set(
  "The A An We Our It In On At Looking Interested Calling Writing Writes There Team All Everyone Sir Madam Maam Just Not So Still Also Very Happy Available Planning Hoping Trying Having Getting Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Todos Equipo".split(
    " ",
  ),
);

/** Whether what stands where a name could stand can be one. */
export const canBeName = (found: string): boolean => !NOT_NAMES.has(found.split(/\s/)[0] ?? "");

/**
 * An expression for people we know by name, whole and by each part of it, longest first; null for nobody. Parts of two
 * letters are left: taking every "Jo" or "Al" out of a text would leave it unreadable.
 */
export function knownNames(names: (string | null | undefined)[]): RegExp | null {
  const wholes = names.map((name) => name?.trim() ?? "").filter((name) => name.length > 2);
  const parts = wholes.flatMap((name) => name.split(/\s+/)).filter((part) => part.length > 2 && /^\p{Lu}/u.test(part));
  const all = [...new Set([...wholes, ...parts])].sort((a, b) => b.length - a.length);
  if (all.length === 0) return null;
  const escaped = all.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${escaped.join("|")})(?![\p{L}\d])`, "gu");
}
