import { expect, test } from "vitest";
import { completeFilter, parseFilter } from "./index.ts";
import { LEAD_FIELDS } from "./lead-fields.ts";

/** The text with its caret as |, and what is offered there. */
const offered = (text: string) => {
  const caret = text.indexOf("|");
  return completeFilter(text.replace("|", ""), caret, LEAD_FIELDS, ["Hot leads", "mine"]).suggestions.map(
    (suggestion) => suggestion.text,
  );
};

test.each([
  ["|", ["id:", "name:"]],
  ["stat|", ["status:", "custom.status:"]],
  ["status:new cl|", ["closeDate:"]],
  ["du|", ["closeDate:"]],
  ["roof|", ["custom.roofType:"]],
  ["status|", ["status:", "status!=", "status:*", "status:none"]],
  ["value|", ["value:", "value!=", "value>", "value>=", "value<", "value<="]],
  ["status:|", ["new", "working", '"none"', "disqualified", "none"]],
  ["status:n|", ["new", '"none"', "none"]],
  ["status:new,w|", ["working"]],
  ["(status:w| OR x)", ["working"]],
  ["owner:|", ["me", '"Anna Ito"', "none"]],
  ["owner:it|", ['"Anna Ito"']],
  ["due:next|", ["next-week", "next-month", "next-quarter", "next-year"]],
  ["urgent:|", ["yes", "no", "none"]],
  ["nothing:|", []],
  ["#|", ['#"Hot leads"', "#mine"]],
  ["status:new #le|", ['#"Hot leads"']],
  ['#"hot le|', ['#"Hot leads"']],
  ["#cold|", []],
])("%s", (text, expected) => {
  expect(offered(text).slice(0, Math.max(expected.length, 1))).toEqual(expected);
});

test("A suggestion takes the place of what was typed", () => {
  const text = "heater status:wor";
  const { start, end, suggestions } = completeFilter(text, text.length, LEAD_FIELDS);
  const completed = text.slice(0, start) + suggestions[0]?.text + text.slice(end);
  expect(completed).toBe("heater status:working");
  expect(parseFilter(completed, LEAD_FIELDS).ok).toBe(true);
});
