import { foldText } from "@mainstay/model/similarity";
import type { ImportColumn, ImportMapping, MatchKey } from "../imports.schemas.ts";
import { OWN_PREFIX, SYNONYMS } from "./synonyms.ts";
import type { Target } from "./targets.ts";

/**
 * What each column most likely is: by its name, by what other systems call our fields, and by what its values look
 * like. A target is given once, to the column that names it best.
 */
export function suggestMapping(objectName: string, columns: ImportColumn[], targets: Target[]): ImportMapping {
  const taken = new Set<string>();
  const found: (string | null)[] = columns.map(() => null);
  for (const suggest of [byName, bySynonym, byValues]) {
    columns.forEach((column, index) => {
      const path = found[index] ? null : suggest(column, targets, objectName);
      if (!path || taken.has(path) || !targets.some((target) => target.path === path)) return;
      found[index] = path;
      taken.add(path);
    });
  }
  // A whole name beside its two parts says nothing new.
  const shown = taken.has("firstName") ? found.map((path) => (path === "fullName" ? null : path)) : found;
  return {
    columns: shown.map((path) => ({ target: path, rule: usualRule(targets.find((target) => target.path === path)) })),
    matchBy: matchKeys(objectName, shown),
    onMatch: "update",
    createLinked: true,
  };
}

/** A person's other addresses are not the file's to take away. */
const usualRule = (target: Target | undefined) =>
  target && ["emails", "phones", "addresses", "tags"].includes(target.field.type) ? "fill" : "overwrite";

/** What rows can be told by, the surest first. There may be any number of tasks called “Call back”. */
function matchKeys(objectName: string, paths: (string | null)[]): MatchKey[] {
  const has = (test: RegExp) => paths.some((path) => path && test.test(path));
  if (has(/^id$/)) return ["id"];
  const keys: MatchKey[] = [];
  if (has(/^emails?(\.|$)/)) keys.push("email");
  if (has(/^phones?(\.|$)/) && keys.length === 0) keys.push("phone");
  return keys.length > 0 || objectName === "task" ? keys : ["title"];
}

/** A header without case, accents and signs: `E-mail 1 - Value` is `e mail 1 value`. */
export const headerKey = (header: string) =>
  foldText(header)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function byName({ header }: ImportColumn, targets: Target[]): string | null {
  const key = headerKey(header);
  const ours = targets.find(
    ({ path, label, field }) =>
      [path, label].some((name) => headerKey(name) === key) ||
      (path === field.name && (field.aliases ?? []).some((alias) => headerKey(alias) === key)),
  );
  return ours?.path ?? null;
}

function bySynonym({ header }: ImportColumn, _: Target[], objectName: string): string | null {
  const own = header.replace(OWN_PREFIX[objectName] ?? "", "");
  // `MailingPostalCode` of a data loader reads as three words.
  const spaced = own.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const synonyms = SYNONYMS[objectName] ?? {};
  return synonyms[headerKey(own)] ?? synonyms[headerKey(spaced)] ?? null;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

function byValues({ samples }: ImportColumn, targets: Target[]): string | null {
  const given = samples.filter(Boolean);
  if (given.length < 2) return null;
  const looksLike = (pattern: RegExp) => given.every((value) => pattern.test(value.trim()));
  const ofType = (...types: string[]) => targets.find(({ field }) => types.includes(field.type))?.path ?? null;
  if (looksLike(EMAIL)) return ofType("emails", "email");
  if (looksLike(PHONE) && given.some((value) => value.replace(/\D/g, "").length >= 10))
    return ofType("phones", "phone");
  return null;
}
