import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { pathOf } from "../metadata.ts";
import { opLabel, periodLabel } from "./filter-words.ts";
import { familyOf, type Op, type Suggestion } from "./grammar.ts";

/** A suggestion in the member's language; the grammar itself knows only its own. */
export function suggestionLabel({ kind, text, label }: Suggestion, fields: DrawnField[]): string {
  if (kind === "field" || kind === "segment") return label;
  if (kind === "operator") return operatorLabel(text, fields) ?? label;
  if (text === "none") return m.filters_op_empty();
  if (text === "me") return m.filters_me();
  if (text === "yes") return m.common_yes();
  if (text === "no") return m.common_no();
  return periodLabel(text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())) === text
    ? label
    : periodLabel(text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}

/** `status!=` as "Status is not". */
function operatorLabel(text: string, fields: DrawnField[]): string | undefined {
  const parts = /^"?(.+?)"?(:\*|:none|!=|>=|<=|:|=|>|<)$/.exec(text);
  const field = fields.find((one) => pathOf(one) === parts?.[1]);
  if (!parts || !field) return undefined;
  const isText = familyOf(field.type) === "text";
  const ops: Record<string, Op> = {
    ":": isText ? "contains" : "eq",
    "=": "eq",
    "!=": "ne",
    ">": "gt",
    ">=": "gte",
    "<": "lt",
    "<=": "lte",
    ":*": "isNotEmpty",
    ":none": "isEmpty",
  };
  const op = ops[parts[2] ?? ""];
  return op && `${field.label} ${opLabel(op, field)}`;
}
