import type { Field } from "@mainstay/model";
import { foldText } from "@mainstay/model/similarity";
import { type DateOrder, readDate, readDatetime } from "./dates.ts";
import { readNumber } from "./numbers.ts";

/** How a column's values are written where that is not plain from each of them. */
export interface Writing {
  dateOrder: DateOrder;
  /** The mark before the decimals. */
  decimal: "." | ",";
}

/** A value that cannot be read as the field's type. */
export class Unreadable extends Error {}

const YES = ["true", "yes", "y", "1", "x", "si", "verdadero", "on"];
const NO = ["false", "no", "n", "0", "falso", "off"];

/** A cell's text as the API would be given it. @throws Unreadable with the reason */
export function convert(text: string, field: Field, writing: Writing): unknown {
  switch (field.type) {
    case "integer":
    case "percent":
      return Number(orUnreadable(readNumber(text, writing.decimal), `“${text}” is not a number`));
    case "number":
    case "money":
      return orUnreadable(readNumber(text, writing.decimal), `“${text}” is not a number`);
    case "date":
      return orUnreadable(readDate(text, writing.dateOrder), `“${text}” is not a date`);
    case "datetime":
      return orUnreadable(readDatetime(text, writing.dateOrder), `“${text}” is not a time`);
    case "boolean":
      return readBoolean(text);
    case "picklist":
      return optionOf(text, field);
    case "multiPicklist":
      return listOf(text).map((part) => optionOf(part, field));
    case "tags":
      return listOf(text).filter((part) => !part.startsWith("* "));
    default:
      return text;
  }
}

/** `a; b; c`, as others write lists into one cell. */
export const listOf = (text: string): string[] =>
  text
    .split(/\s*:::\s*|[;,|]/)
    .map((part) => part.trim())
    .filter(Boolean);

function readBoolean(text: string): boolean {
  const word = foldText(text.trim());
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw new Unreadable(`“${text}” is neither yes nor no`);
}

function optionOf(text: string, { options = [], label }: Field): string {
  const word = foldText(text.trim());
  const found = options.find((option) => foldText(option.value) === word || foldText(option.label) === word);
  if (found) return found.value;
  const known = options.slice(0, 8).map((option) => option.label);
  throw new Unreadable(`“${text}” is none of the options of ${label}: ${known.join(", ")}`);
}

function orUnreadable<T>(value: T | null, why: string): T {
  if (value === null) throw new Unreadable(why);
  return value;
}
