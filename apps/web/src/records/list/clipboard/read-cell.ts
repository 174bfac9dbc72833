import { fromLocalInput } from "../../../lib/local-time.ts";
import type { DrawnField } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { readDay } from "./read-date.ts";
import { readDecimal } from "./read-number.ts";

export interface CellContext {
  locale: string;
  zone: string;
  members: { id: string; name: string; email: string }[];
}

/** A cell's value, what is wrong with it, or the title by which a linked record has to be looked up. */
export type CellReading = { value: unknown } | { error: string } | { title: string };

/** Reads a text from the clipboard or the keyboard as a value of this field. Blank empties the field. */
export function readCell(field: DrawnField, given: string, context: CellContext): CellReading {
  const text = given.trim();
  if (field.readOnly || !field.editable) return { error: m.list_cell_read_only() };
  if (text === "") return field.required ? { error: m.list_cell_required() } : { value: emptyOf(field) };
  switch (field.type) {
    case "integer":
    case "number":
    case "percent":
    case "money":
      return readNumber(field, text, context);
    case "date":
      return orError(readDay(text, context.locale), m.list_cell_no_date({ text }));
    case "datetime":
      return readMoment(text, context);
    case "boolean":
      return orError(readYesNo(text), m.list_cell_no_boolean({ text }));
    case "picklist":
      return orError(optionCalled(field, text), m.list_cell_no_option({ text }));
    case "multiPicklist":
      return readOptions(field, text);
    case "tags":
      return { value: [...new Set(splitList(text))] };
    case "member":
      return readMember(text, context);
    case "members":
      return readMembers(text, context);
    case "link":
      return { title: text };
    case "emails":
      return { value: splitList(text).map((email, index) => ({ email, primary: index === 0 })) };
    case "phones":
      return { value: splitList(text).map((number, index) => ({ number, primary: index === 0 })) };
    case "currency":
      return { value: text.toUpperCase() };
    case "address":
    case "addresses":
    case "json":
    case "id":
      return { error: m.list_cell_not_pasted() };
    default:
      return readText(field, text);
  }
}

function readNumber(field: DrawnField, text: string, { locale }: CellContext): CellReading {
  const decimal = readDecimal(text, locale);
  if (decimal === null) return { error: m.list_cell_no_number({ text }) };
  const value = Number(decimal);
  if (field.type === "integer" && !Number.isInteger(value)) return { error: m.list_cell_no_integer({ text }) };
  if (field.min !== undefined && value < field.min) return { error: m.list_cell_too_small({ min: field.min }) };
  if (field.max !== undefined && value > field.max) return { error: m.list_cell_too_big({ max: field.max }) };
  // Amounts stay decimal text all the way: a float would lose cents.
  return { value: field.type === "money" ? decimal : value };
}

function readMoment(text: string, { locale, zone }: CellContext): CellReading {
  const hasZone = /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text));
  if (hasZone) return { value: new Date(text).toISOString() };
  const day = readDay(text, locale);
  const time = /(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?\s?m?/i.exec(text);
  const hours = time ? (Number(time[1]) % (time[3] ? 12 : 24)) + (/p/i.test(time[3] ?? "") ? 12 : 0) : 0;
  const clock = `${String(hours).padStart(2, "0")}:${time?.[2] ?? "00"}`;
  return orError(day && fromLocalInput(`${day}T${clock}`, zone), m.list_cell_no_date({ text }));
}

function readYesNo(text: string): boolean | null {
  const word = fold(text);
  if (["yes", "y", "true", "1", "x", "✓", "si", "s", "verdadero", fold(m.common_yes())].includes(word)) return true;
  return ["no", "n", "false", "0", "falso", fold(m.common_no())].includes(word) ? false : null;
}

function readOptions(field: DrawnField, text: string): CellReading {
  const values: string[] = [];
  for (const word of splitList(text)) {
    const value = optionCalled(field, word);
    if (value === null) return { error: m.list_cell_no_option({ text: word }) };
    values.push(value);
  }
  return { value: [...new Set(values)] };
}

function readMember(text: string, { members }: CellContext): CellReading {
  const wanted = fold(text);
  const found = members.filter(({ name, email }) => fold(name) === wanted || email.toLowerCase() === wanted);
  const [only] = found;
  if (only && found.length === 1) return { value: only.id };
  return { error: only ? m.list_cell_many_called({ text }) : m.list_cell_no_member({ text }) };
}

function readMembers(text: string, context: CellContext): CellReading {
  const ids: unknown[] = [];
  for (const name of splitList(text)) {
    const reading = readMember(name, context);
    if (!("value" in reading)) return reading;
    ids.push(reading.value);
  }
  return { value: [...new Set(ids)] };
}

function readText({ maxLength }: DrawnField, text: string): CellReading {
  if (maxLength && text.length > maxLength) return { error: m.list_cell_too_long({ max: maxLength }) };
  return { value: text };
}

/** An option by what it is called or stored as. */
function optionCalled({ options = [] }: DrawnField, text: string): string | null {
  const wanted = fold(text);
  return options.find(({ value, label }) => fold(label) === wanted || fold(value) === wanted)?.value ?? null;
}

const emptyOf = ({ type }: DrawnField) =>
  ["tags", "members", "multiPicklist", "emails", "phones", "addresses"].includes(type) ? [] : null;

const orError = (value: unknown, error: string): CellReading => (value === null ? { error } : { value });

const splitList = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Without case and accents. */
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
