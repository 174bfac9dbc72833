/** What a template may leave open, as `{{firstName}}`; filled in for each recipient. */
export const MERGE_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "company",
  /** What it is about: the lead's title or the deal's name. */
  "work",
  "organization",
  /** Who writes. */
  "sender",
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Partial<Record<MergeField, string>>;

/** A template's words with what is known put in; a field nobody knows stays as it is, for a person to see. */
export function fillTemplate(words: string, values: Readonly<Record<string, string | undefined>>): string {
  return words.replace(FIELD, (field, name: string) => values[name] || field);
}

/** The merge fields that are still open in a text, once each. */
export const openFields = (words: string): string[] => [
  ...new Set([...words.matchAll(FIELD)].map(([, name = ""]) => name)),
];

const FIELD = /\{\{(\w+)\}\}/g;
