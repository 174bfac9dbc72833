import type { Field } from "../fields.ts";
import { foldText } from "../similarity.ts";
import { type FieldFinder, fieldFinder, fieldPath } from "./find-field.ts";
import { familyOf, opsFor } from "./operators.ts";
import { printName, printSegment, printText } from "./print.ts";
import { RELATIVE_DATE_WORDS } from "./relative-dates.ts";
import { scanFilter } from "./scan.ts";

export interface Suggestion {
  /** What to put in place of the text from `start` to `end`. */
  text: string;
  /** What to show. */
  label: string;
  kind: "field" | "operator" | "value" | "segment";
}

export interface Completion {
  start: number;
  end: number;
  suggestions: Suggestion[];
}

const MAX_SUGGESTIONS = 20;

/**
 * What could be typed at the caret: fields at the beginning of a condition, then operators, then values of the field;
 * after a `#` the names of segments.
 */
export function completeFilter(
  text: string,
  caret: number,
  fields: readonly Field[],
  segments: readonly string[] = [],
): Completion {
  const finder = fieldFinder(fields);
  const before = text.slice(0, caret);
  const last = scanFilter(before).tokens.at(-1);
  const isTouching = last?.end === before.length;
  if (last?.kind === "condition" && isTouching) {
    const operand = last.operands.at(-1);
    const field = finder.find(last.field.text);
    const typed = operand?.text ?? "";
    return complete(operand?.start ?? caret, caret, field ? valuesOf(field).filter(fits(typed)) : []);
  }
  if (last?.kind === "segment" && isTouching) return complete(last.start, caret, segmentsCalled(last.name, segments));
  // By itself it is no segment yet, and nothing else either.
  if (/(?:^|[\s(-])#$/.test(before)) return complete(caret - 1, caret, segmentsCalled("", segments));
  if (last?.kind === "search" && isTouching)
    return complete(last.start, caret, namesAndOperators(last.text, fields, finder));
  return complete(caret, caret, namesAndOperators("", fields, finder));
}

const complete = (start: number, end: number, suggestions: Suggestion[]): Completion => ({
  start,
  end,
  suggestions: suggestions.slice(0, MAX_SUGGESTIONS),
});

const segmentsCalled = (typed: string, segments: readonly string[]): Suggestion[] =>
  segments.map((name) => ({ text: printSegment(name), label: name, kind: "segment" as const })).filter(fits(typed));

/** After a whole name come its operators, and fields that merely begin with it. */
function namesAndOperators(typed: string, fields: readonly Field[], finder: FieldFinder): Suggestion[] {
  const exact = typed ? finder.find(typed) : undefined;
  const operators = exact?.filter ? operatorsOf(exact) : [];
  const names = fields.filter((field) => field.filter && field !== exact && isCalled(field, typed)).map(nameOf);
  return [...operators, ...names];
}

const nameOf = (field: Field): Suggestion => ({
  text: `${printName(fieldPath(field))}:`,
  label: field.label,
  kind: "field",
});

function isCalled(field: Field, typed: string): boolean {
  const wanted = foldText(typed);
  const names = [fieldPath(field), field.name, field.label, ...field.label.split(" "), ...(field.aliases ?? [])];
  return names.some((name) => foldText(name).startsWith(wanted));
}

function operatorsOf(field: Field): Suggestion[] {
  const name = printName(fieldPath(field));
  const isOrdered = opsFor(field.type).includes("gt");
  const isText = familyOf(field.type) === "text";
  const labels: Record<string, string> = {
    ":": isText ? "contains" : "is",
    ...(isText && { "=": "is exactly" }),
    ...(familyOf(field.type) !== "blob" && { "!=": "is not" }),
    ...(isOrdered && ORDER_LABELS[familyOf(field.type) === "date" ? "date" : "number"]),
    ":*": "has a value",
    ":none": "is empty",
  };
  return Object.entries(labels).map(([operator, label]) => ({
    text: name + operator,
    label: `${field.label} ${label}`,
    kind: "operator",
  }));
}

const ORDER_LABELS = {
  number: { ">": "is more than", ">=": "is at least", "<": "is less than", "<=": "is at most" },
  // Followed by a date it is later or earlier, by an age such as 7d older or younger.
  date: { ">": "is after, or older than", "<": "is before, or younger than" },
};

function valuesOf(field: Field): Suggestion[] {
  const options = (field.options ?? []).map(({ value, label }) => ({
    text: printText(["member", "members", "link"].includes(field.type) ? label : value),
    label,
  }));
  const words = wordsOf(field).map((word) => ({ text: word, label: word.replaceAll("-", " ") }));
  const emptiness = [{ text: "none", label: "empty" }];
  return [...words, ...options, ...emptiness].map((value) => ({ ...value, kind: "value" }));
}

function wordsOf(field: Field): string[] {
  if (field.type === "member" || field.type === "members") return ["me"];
  if (field.type === "boolean") return ["yes", "no"];
  return familyOf(field.type) === "date" ? RELATIVE_DATE_WORDS : [];
}

const fits = (typed: string) => {
  const wanted = foldText(typed);
  return ({ text, label }: Pick<Suggestion, "text" | "label">): boolean =>
    foldText(text).startsWith(wanted) ||
    foldText(label)
      .split(" ")
      .concat(foldText(label))
      .some((word) => word.startsWith(wanted));
};
