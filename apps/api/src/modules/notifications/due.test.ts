import { expect, test } from "vitest";
import { dueAt } from "./due.ts";

const CHICAGO = "America/Chicago";
const OPEN = { digest: "immediate", digestHour: 8, quietFrom: null, quietUntil: null } as const;
const due = (now: string, hours: object, zone = CHICAGO) =>
  dueAt(new Date(now), { ...OPEN, ...hours }, zone).toISOString();

test("what is wanted at once goes at once, else with the next full hour or at the member's hour of the day", () => {
  expect(due("2026-06-01T15:20:00Z", {})).toBe("2026-06-01T15:20:00.000Z");
  expect(due("2026-06-01T15:20:00Z", { digest: "hourly" })).toBe("2026-06-01T16:00:00.000Z");
  expect(due("2026-06-01T12:59:00Z", { digest: "daily" })).toBe("2026-06-01T13:00:00.000Z");
  expect(due("2026-06-01T13:00:00Z", { digest: "daily" })).toBe("2026-06-02T13:00:00.000Z");
});

test("the digest keeps its hour when the clocks change", () => {
  // In Chicago they go back on the first of November 2026.
  expect(due("2026-10-31T14:00:00Z", { digest: "daily" })).toBe("2026-11-01T14:00:00.000Z");
  expect(due("2026-11-01T14:00:00Z", { digest: "daily" })).toBe("2026-11-02T14:00:00.000Z");
});

test("in quiet hours everything waits for their end, over night too", () => {
  const night = { quietFrom: "22:00", quietUntil: "07:00" };
  expect(due("2026-06-02T02:59:59Z", night)).toBe("2026-06-02T02:59:59.000Z");
  expect(due("2026-06-02T03:00:00Z", night)).toBe("2026-06-02T12:00:00.000Z");
  expect(due("2026-06-02T11:59:00Z", night)).toBe("2026-06-02T12:00:00.000Z");
  expect(due("2026-06-02T12:00:00Z", night)).toBe("2026-06-02T12:00:00.000Z");
  const noon = { quietFrom: "12:00", quietUntil: "13:30" };
  expect(due("2026-06-02T17:30:00Z", noon)).toBe("2026-06-02T18:30:00.000Z");
  expect(due("2026-06-02T04:00:00Z", { ...night, digest: "daily", digestHour: 6 })).toBe("2026-06-02T12:00:00.000Z");
});
