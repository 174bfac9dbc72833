import { expect, test } from "vitest";
import { NEW_RULE, readRule, weekdayOfMonth, writeRule } from "./rule-draft.ts";

const ZONE = "America/New_York";
const DUE = "2026-11-24T15:00:00Z";

test.each([
  "FREQ=DAILY",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
  "FREQ=MONTHLY;BYDAY=4TU",
  "FREQ=MONTHLY;COUNT=12",
  "FREQ=YEARLY;UNTIL=20301231T045959Z",
])("%s is the same rule after it was edited", (rule) => {
  const draft = readRule(rule, ZONE);
  expect(draft && writeRule(draft, DUE, ZONE)).toBe(rule);
});

test("what the form cannot show is not taken for something else", () => {
  for (const rule of ["FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYDAY=20MO", "FREQ=WEEKLY;BYDAY=1MO", "nonsense"]) {
    expect(readRule(rule, ZONE), rule).toBeNull();
  }
});

test("a rule that ends on a day still comes on it, where the member is", () => {
  const draft = { ...NEW_RULE, ends: "until" as const, until: "2026-12-01" };
  expect(writeRule(draft, DUE, ZONE)).toBe("FREQ=WEEKLY;UNTIL=20261202T045959Z");
});

test("the fourth weekday of a month is the fourth, a fifth one the last", () => {
  expect(weekdayOfMonth("2026-11-24")).toBe("4TU");
  expect(weekdayOfMonth("2026-11-30")).toBe("-1MO");
  expect(weekdayOfMonth("2026-11-01")).toBe("1SU");
});
