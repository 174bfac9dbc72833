import { describe, expect, test } from "vitest";
import type { DrawnField } from "../../lib/session.ts";
import { joinTerms, operatorsFor, readTerm, splitTerms, writeTerm } from "./filter-terms.ts";

const field = (name: string, type: DrawnField["type"], more: Partial<DrawnField> = {}): DrawnField => ({
  name,
  type,
  label: name,
  filter: true,
  sort: true,
  editable: true,
  ...more,
});
const status = field("status", "picklist", { label: "Status", options: [{ value: "new", label: "New" }] });
const value = field("estimatedValue", "money", { label: "Value" });
const roof = field("roofType", "text", { label: "Roof", custom: true });

describe("a filter's terms", () => {
  test.each([
    ['status:new value>500 "water heater"', ["status:new", "value>500", '"water heater"']],
    ['name:"Acme Inc" -tags:vip', ['name:"Acme Inc"', "-tags:vip"]],
    ["status:new AND value>5", ["status:new", "value>5"]],
    ["", []],
  ])("%s stand apart", (text, terms) => {
    expect(splitTerms(text)).toEqual(terms);
  });

  test.each(["status:new OR value>5", "(status:new value>5) tags:vip", "NOT status:new"])("%s stays whole", (text) => {
    expect(splitTerms(text)).toEqual([text]);
  });

  test("none of them is no filter", () => {
    expect(joinTerms([])).toBeUndefined();
  });
});

describe("a condition", () => {
  test("that was built reads back as it was chosen", () => {
    for (const [chosen, text] of [
      [status, "new"],
      [value, "500"],
      [roof, 'flat "tar" roof'],
    ] as const) {
      for (const operator of operatorsFor(chosen)) {
        const term = writeTerm(chosen, operator, text);
        expect(splitTerms(term)).toEqual([term]);
        expect(readTerm(term, [status, value, roof])).toContain(`${chosen.label} ${operator.label}`);
      }
    }
  });

  test("says a picklist's label instead of its value", () => {
    expect(readTerm("-status:new", [status])).toBe("Status is not New");
  });

  test("of a custom field names its drawer", () => {
    const [contains] = operatorsFor(roof);
    expect(contains && writeTerm(roof, contains, "tar")).toBe("custom.roofType:tar");
  });

  test("that is not understood is shown as it was written", () => {
    expect(readTerm("created<7d", [status])).toBe("created<7d");
    expect(readTerm("estimatedValue>500", [value])).toBe("Value > 500");
  });
});
