import { foldText } from "@mainstay/model/similarity";
import type { AnyDoc, ObjectDefinition } from "./object.ts";

export interface SearchEntry {
  object: string;
  record_id: string;
  title: string;
  subtitle: string;
  body: string;
  lexemes: string[];
}

export interface RecordKey {
  object: string;
  record_id: string;
  kind: "email" | "phone";
  value: string;
}

const MAX_BODY = 2_000;

/**
 * What a record is found by: the words of its title and searchable fields, folded to plain lower-case letters. A space
 * stands before every word, so that a pattern can ask for its beginning; a line break keeps fields apart.
 */
export function searchEntry(orgId: string, object: ObjectDefinition, doc: AnyDoc): SearchEntry {
  const title = String(doc[object.meta.titleField] ?? "");
  const texts = object.meta.fields.filter((field) => field.search).flatMap((field) => textsOf(doc[field.name]));
  const lines = [title, ...texts.filter((text) => text !== title)].map((text) => ` ${searchWords(text).join(" ")}`);
  const body = lines.join("\n").slice(0, MAX_BODY);
  return {
    object: object.meta.name,
    record_id: doc.id,
    title,
    subtitle: object.subtitle(doc),
    body,
    lexemes: lexemes(orgId, body),
  };
}

const MAX_WORD = 100;
/** Numbers from this length on are found by any part of theirs: phones. */
const LONG_NUMBER = 7;
const SHORTEST_PART = 3;

/** A word as the index knows it, marked with the random end of the organization's id. */
export const lexeme = (orgId: string, word: string) => `${orgId.slice(-8)}${word.slice(0, MAX_WORD)}`;

function lexemes(orgId: string, body: string): string[] {
  const words = body.split(/\s+/).filter(Boolean);
  return [...new Set(words.flatMap(endings))].map((word) => lexeme(orgId, word));
}

/** The beginning of some ending is any part: the index looks for beginnings. */
function endings(word: string): string[] {
  if (word.length < LONG_NUMBER || !/^\d+$/.test(word)) return [word];
  return Array.from({ length: word.length - SHORTEST_PART + 1 }, (_, start) => word.slice(start));
}

/** The words of a text as search knows them: `Jane.Doe@example.com` is jane, doe, example, com. */
export const searchWords = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The texts in a value: itself, or those of its items. */
function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "object") {
    const { email, number } = value as { email?: string; number?: string };
    return [email, number].filter((one): one is string => Boolean(one)).flatMap(textsOf);
  }
  return [String(value)];
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
