import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  calendarRange,
  dateIn,
  formatAge,
  formatIsoDuration,
  PERIODS,
  parseInstant,
  parseIsoDuration,
  periodRange,
  shift,
} from "./time.ts";

const NEW_YORK = { now: new Date("2026-11-22T01:30:00Z"), zone: "America/New_York" };

describe("On Saturday evening, 21 November 2026 in New York,", () => {
  test.each([
    ["today", "2026-11-21", "2026-11-22"],
    ["yesterday", "2026-11-20", "2026-11-21"],
    ["tomorrow", "2026-11-22", "2026-11-23"],
    ["thisWeek", "2026-11-16", "2026-11-23"],
    ["lastWeek", "2026-11-09", "2026-11-16"],
    ["nextWeek", "2026-11-23", "2026-11-30"],
    ["thisMonth", "2026-11-01", "2026-12-01"],
    ["lastMonth", "2026-10-01", "2026-11-01"],
    ["nextMonth", "2026-12-01", "2027-01-01"],
    ["thisQuarter", "2026-10-01", "2027-01-01"],
    ["lastQuarter", "2026-07-01", "2026-10-01"],
    ["nextQuarter", "2027-01-01", "2027-04-01"],
    ["thisYear", "2026-01-01", "2027-01-01"],
    ["lastYear", "2025-01-01", "2026-01-01"],
    ["nextYear", "2027-01-01", "2028-01-01"],
  ] as const)("%s goes from %s up to %s", (period, first, after) => {
    const { start, end } = periodRange(period, NEW_YORK);
    expect([dateIn(NEW_YORK.zone, start), dateIn(NEW_YORK.zone, end)]).toEqual([first, after]);
    expect(calendarRange(first, NEW_YORK.zone)?.start).toEqual(start);
  });

  test("a week that begins on Sunday is another week", () => {
    const { start } = periodRange("thisWeek", { ...NEW_YORK, weekStartsOn: 0 });
    expect(dateIn(NEW_YORK.zone, start)).toBe("2026-11-15");
  });
});

test("In every zone, at every instant, today holds now and the periods meet without gap or overlap", () => {
  const zones = [
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Beirut",
    "Pacific/Apia",
    "Asia/Kathmandu",
  ];
  const anyNow = fc.date({ min: new Date("2012-02-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(anyNow, fc.constantFrom(...zones), (now, zone) => {
      for (const group of [
        PERIODS.slice(0, 3),
        PERIODS.slice(3, 6),
        PERIODS.slice(6, 9),
        PERIODS.slice(9, 12),
        PERIODS.slice(12),
      ]) {
        const ranges = group.map((period) => periodRange(period, { now, zone }));
        const [current, before, next] = ranges;
        expect(current && current.start <= now && now < current.end).toBe(true);
        expect(before?.end).toEqual(current?.start);
        expect(current?.end).toEqual(next?.start);
      }
    }),
    { numRuns: 300 },
  );
});

test("Days keep the wall time over a change of the clocks, hours do not", () => {
  const before = new Date("2026-03-07T17:00:00Z");
  expect(shift(before, 1, "days", "America/New_York")).toEqual(new Date("2026-03-08T16:00:00Z"));
  expect(shift(before, 24, "hours", "America/New_York")).toEqual(new Date("2026-03-08T17:00:00Z"));
  expect(shift(new Date("2026-03-31T12:00:00Z"), -1, "months", "UTC")).toEqual(new Date("2026-02-28T12:00:00Z"));
});

test.each([
  ["2026-11-21T10:00", "2026-11-21T15:00:00.000Z"],
  ["2026-07-21T10:00:30.5", "2026-07-21T14:00:30.500Z"],
  ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z"],
  ["2026-11-21T10:00+01:00", "2026-11-21T09:00:00.000Z"],
  ["2026-02-30T10:00Z", undefined],
  ["2026-11-21T25:00", undefined],
  ["2026-11-21", undefined],
  ["tomorrow", undefined],
])("The instant %s in New York is %s", (text, instant) => {
  expect(parseInstant(text, "America/New_York")?.toISOString()).toBe(instant);
});

test.each([
  [30, "less than a minute"],
  [60, "1 minute"],
  [3_600 * 23, "23 hours"],
  [86_400 * 3.9, "3 days"],
  [86_400 * 31, "1 month"],
  [86_400 * 800, "2 years"],
  [-5, "less than a minute"],
])("%d seconds ago is %s", (seconds, age) => {
  const now = new Date("2026-11-21T12:00:00Z");
  expect(formatAge(new Date(now.getTime() - seconds * 1000), now)).toBe(age);
});

test("ISO durations of fixed length are written and read", () => {
  expect(formatIsoDuration(90_061)).toBe("P1DT1H1M1S");
  expect(formatIsoDuration(0)).toBe("PT0S");
  expect(parseIsoDuration("P2W")).toBe(1_209_600);
  for (const text of ["P1M", "P1Y", "P", "PT", "1D", ""]) expect(parseIsoDuration(text)).toBeNull();
  fc.assert(
    fc.property(fc.nat(1e9), (seconds) => {
      expect(parseIsoDuration(formatIsoDuration(seconds))).toBe(seconds);
    }),
  );
});
