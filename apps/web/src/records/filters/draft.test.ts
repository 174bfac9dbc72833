import { expect, test } from "vitest";
import type { DrawnField } from "../../lib/session.ts";
import { draftOf, filterOf, newCondition, withOp } from "./draft.ts";
import { parseFilter, printFilter } from "./grammar.ts";

const field = (name: string, type: DrawnField["type"], more: Partial<DrawnField> = {}): DrawnField => ({
  name,
  type,
  label: name,
  filter: true,
  sort: true,
  editable: true,
  ...more,
});
const options = ["new", "working"].map((value) => ({ value, label: value }));
const fields = [
  field("status", "picklist", { options }),
  field("value", "money"),
  field("createdAt", "datetime"),
  field("roofType", "text", { custom: true }),
];

test.each([
  "status:new,working value>500",
  "status:new OR value>500",
  "(status:new OR value>500) createdAt:this-week",
  '"water heater" -custom.roofType:tar',
  "value:100..200 custom.roofType:none",
])("%s reads the same after the builder took it apart", (text) => {
  const parsed = parseFilter(text, fields);
  const filter = parsed.ok ? filterOf(draftOf(parsed.tree)) : undefined;
  expect(filter && printFilter(filter, fields)).toBe(text);
});

test("a condition that wants a value is not a filter yet", () => {
  const [status, value] = fields;
  if (!status || !value) throw new Error("The fields are above");
  const group = { ...draftOf({ and: [] }), parts: [newCondition(status), newCondition(value)] };
  expect(filterOf(group)).toBeUndefined();
  const filled = { ...newCondition(status), value: "new" };
  expect(withOp(filled, "ne").value).toBe("new");
  expect(withOp(filled, "in").value).toBeUndefined();
  expect(filterOf(withOp(filled, "isEmpty"))).toEqual({ field: "status", op: "isEmpty" });
});
