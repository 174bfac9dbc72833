import type { Field } from "../fields.ts";
import { familyOf } from "./operators.ts";
import { parseRelativeDate } from "./relative-dates.ts";
import type { Operand } from "./tokens.ts";
import type { FilterValue } from "./tree.ts";

/** The value that a piece of text stands for in a field of this type. */
export function readOperand(field: Field, { text, quoted }: Operand): FilterValue {
  const family = familyOf(field.type);
  if (family === "date") return readDate(field, text);
  if (family === "number") return readNumber(text);
  if (family === "boolean") return BOOLEANS.get(text.toLowerCase()) ?? text;
  if (isOfMembers(field) && !quoted && text.toLowerCase() === "me") return { me: true };
  if (family === "choice" || family === "list") return readOption(field, text);
  return text;
}

const isOfMembers = ({ type }: Field) => type === "member" || type === "members";

function readDate(field: Field, text: string): FilterValue {
  // A date without a time knows no now, only today.
  if (field.type === "date" && /^now$/i.test(text)) return { period: "today" };
  return parseRelativeDate(text) ?? text;
}

/** `$500`, `10k`, `1.5m` and `50%` read as people write them. */
function readNumber(text: string): string {
  const [, sign = "", digits = "", scale = ""] = /^(-?)\p{Sc}?(\d+(?:\.\d+)?|\.\d+)([km]?)%?$/iu.exec(text) ?? [];
  if (!digits) return text;
  const zeros = { "": 0, k: 3, m: 6 }[scale.toLowerCase()] ?? 0;
  const [whole = "", fraction = ""] = digits.split(".");
  const shifted = fraction.padEnd(zeros, "0");
  return `${sign}${whole}${shifted.slice(0, zeros)}.${shifted.slice(zeros) || "0"}`;
}

const BOOLEANS = new Map([
  ["yes", true],
  ["true", true],
  ["no", false],
  ["false", false],
]);

/** The option meant by its value or label, without regard to case; the text itself when there is none. */
export function readOption(field: Field, text: string): string {
  const wanted = text.toLowerCase();
  const options = field.options ?? [];
  const found =
    options.find((option) => option.value === text) ??
    options.find((option) => option.value.toLowerCase() === wanted) ??
    options.find((option) => option.label.toLowerCase() === wanted);
  return found?.value ?? text;
}
