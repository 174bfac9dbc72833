import { expect, test } from "vitest";
import { dayIn, daysOf, onDay, plusDays, startIn, stepBy, weekStartOf } from "./calendar-days.ts";

test("a month is shown in six whole weeks from the day weeks begin with", () => {
  const days = daysOf("month", "2026-11-24", 1);
  expect([days.length, days[0], days.at(-1)]).toEqual([42, "2026-10-26", "2026-12-06"]);
  expect(daysOf("month", "2026-11-24", 0)[0]).toBe("2026-11-01");
  expect(daysOf("week", "2026-11-24", 1)).toEqual([
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-26",
    "2026-11-27",
    "2026-11-28",
    "2026-11-29",
  ]);
});

test("a month on from the last day is the last day of a shorter month", () => {
  expect(stepBy("month", "2026-01-31", 1)).toBe("2026-02-28");
  expect(stepBy("week", "2026-12-28", 1)).toBe("2027-01-04");
  expect(plusDays("2026-10-31", 1)).toBe("2026-11-01");
});

test("days and times of day are those of the member's zone, over a change of clocks too", () => {
  expect(dayIn("America/Los_Angeles", "2026-11-25T03:00:00Z")).toBe("2026-11-24");
  expect(startIn("America/New_York", "2026-11-01")).toBe("2026-11-01T04:00:00.000Z");
  expect(onDay("America/New_York", "2026-10-30T13:00:00Z", "2026-11-02")).toBe("2026-11-02T14:00:00.000Z");
});

test("weeks begin with Sunday in the United States, and with Monday in Spain", () => {
  expect([weekStartOf("en-US"), weekStartOf("es-ES")]).toEqual([0, 1]);
});
