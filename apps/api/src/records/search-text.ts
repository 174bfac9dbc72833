import { foldText } from "@mainstay/model/similarity";
import type { AnyDoc, ObjectDefinition } from "./object.ts";

export interface SearchEntry {
  object: string;
  record_id: string;
  title: string;
  subtitle: string;
  body: string;
}

export interface RecordKey {
  object: string;
  record_id: string;
  kind: "email" | "phone";
  value: string;
}

const MAX_BODY = 2_000;

/** What a record is found by: its title, then its searchable fields, folded to plain lower-case letters. */
export function searchEntry(object: ObjectDefinition, doc: AnyDoc): SearchEntry {
  const title = String(doc[object.meta.titleField] ?? "");
  const parts = object.meta.fields.filter((field) => field.search).flatMap((field) => words(doc[field.name]));
  // The leading space lets a pattern ask for the start of a word.
  const body = ` ${foldText([title, ...parts.filter((part) => part !== title)].join(" "))}`.slice(0, MAX_BODY);
  return { object: object.meta.name, record_id: doc.id, title, subtitle: object.subtitle(doc), body };
}

/** Phones come as digits, so that a number is found however it was typed. */
function words(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value === "object") {
    const { email, number } = value as { email?: string; number?: string };
    return [email, number].filter((one): one is string => Boolean(one)).flatMap(words);
  }
  const text = String(value);
  return [/^\+\d+$/.test(text) ? text.slice(1) : text];
}

/** The normalised e-mails and phones of a record. */
export function recordKeys(object: ObjectDefinition, doc: AnyDoc): RecordKey[] {
  const found: RecordKey[] = [];
  const add = (kind: RecordKey["kind"], value: unknown) => {
    if (typeof value === "string" && value) found.push({ object: object.meta.name, record_id: doc.id, kind, value });
  };
  for (const field of object.meta.fields) {
    const value = doc[field.name];
    if (field.type === "email") add("email", value);
    if (field.type === "phone") add("phone", value);
    if (field.type === "emails") for (const item of items(value)) add("email", item.email);
    if (field.type === "phones") for (const item of items(value)) add("phone", item.number);
  }
  return [...new Map(found.map((key) => [`${key.kind}:${key.value}`, key])).values()];
}

const items = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : []);
