import type { DrawnField, DrawnObject } from "../lib/session.ts";
import { m } from "../messages/messages.js";

/** A record of any object, as the API answers it; its fields are described by the object's declaration. */
export interface RecordData {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** Values of the organization's own fields, by key. */
  custom?: Record<string, unknown>;
  /** Answered for a single record only. */
  can?: { edit: boolean; delete: boolean };
  [field: string]: unknown;
}

/** What `expand` puts beside a link: enough to name and open it. */
export interface Linked {
  id: string;
  title: string;
}

/** A write's answer: what it made and the operation that undoes it. */
export interface Written<T> {
  data: T;
  operation?: Operation | null;
}

export interface Operation {
  id: string;
  summary: string;
}

export const readField = (record: RecordData, field: DrawnField): unknown =>
  field.custom ? record.custom?.[field.name] : record[field.name];

/** The body of a write that sets these fields, custom ones in their own drawer. */
export function writeFields(object: DrawnObject, values: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields.find((one) => one.name === name);
    (field?.custom ? custom : body)[name] = withoutBlankPoints(value);
  }
  return Object.keys(custom).length > 0 ? { ...body, custom } : body;
}

/** The target of a link or member field: `contactId` is answered with `contact` beside it. */
export function linkedOf(record: RecordData, fieldName: string): Linked | null {
  const value = record[fieldName.replace(/Id$/, "")];
  if (typeof value !== "object" || value === null || !("id" in value)) return null;
  // Lists answer with its id and title; a single record with the whole of it, named by its own title field.
  const { id, title, fullName, name } = value as Record<string, unknown>;
  return { id: String(id), title: String(title ?? fullName ?? name ?? m.record_untitled()) };
}

/** The members of a list: `assigneeIds` is answered with `assignees` beside it, without those who have left. */
export function linkedListOf(record: RecordData, fieldName: string): Linked[] {
  const value = record[fieldName.replace(/Ids$/, "s")];
  if (!Array.isArray(value)) return [];
  return value.map(({ id, title }) => ({ id: String(id), title: String(title ?? m.record_former_member()) }));
}

/** What a person calls this record. */
export function titleOf(record: RecordData, object: DrawnObject): string {
  const title = record[object.titleField];
  return typeof title === "string" && title !== ""
    ? title
    : m.record_untitled_object({ object: object.label.toLowerCase() });
}

/** An `unknown` value as the text an input shows. */
export const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** True for what the screens draw as a dash. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Lines of an e-mail or phone list that were opened and left empty are not sent. */
function withoutBlankPoints(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter(
    (point) => typeof point !== "object" || point === null || (point.email ?? point.number ?? point) !== "",
  );
}
