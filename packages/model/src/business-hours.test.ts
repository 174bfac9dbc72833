import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessTime,
  BusinessHours,
  businessMinutesBetween,
  isOpen,
  nextChange,
  nextOpening,
  WEEKDAYS,
} from "./business-hours.ts";

const NEW_YORK = "America/New_York";
const workday: [string, string][] = [
  ["08:00", "12:00"],
  ["13:00", "17:00"],
];
const OFFICE: BusinessHours = {
  days: { monday: workday, tuesday: workday, wednesday: workday, thursday: workday, friday: workday },
  holidays: ["2026-11-26"],
};
const ROUND_THE_CLOCK: BusinessHours = {
  days: Object.fromEntries(WEEKDAYS.map((day) => [day, [["00:00", "24:00"]]])),
  holidays: [],
};
const CLOSED: BusinessHours = { days: {}, holidays: [] };

describe("Office hours in New York, 8 to 12 and 13 to 17, closed on Thanksgiving:", () => {
  test.each([
    ["an hour from the middle of the morning", "2026-11-23T14:30:00Z", 60, "2026-11-23T15:30:00.000Z"],
    ["an hour over lunch", "2026-11-23T16:30:00Z", 60, "2026-11-23T18:30:00.000Z"],
    ["an hour from the last half hour goes on in the morning", "2026-11-23T21:30:00Z", 60, "2026-11-24T13:30:00.000Z"],
    ["an hour that ends at closing time ends there", "2026-11-23T21:00:00Z", 60, "2026-11-23T22:00:00.000Z"],
    ["an hour from Friday evening is Monday at nine", "2026-11-27T23:00:00Z", 60, "2026-11-30T14:00:00.000Z"],
    ["an hour from Wednesday evening skips the holiday", "2026-11-25T23:00:00Z", 60, "2026-11-27T14:00:00.000Z"],
    ["nothing from an open minute is now", "2026-11-23T14:30:00Z", 0, "2026-11-23T14:30:00.000Z"],
    ["nothing from a closed minute is the next opening", "2026-11-22T14:30:00Z", 0, "2026-11-23T13:00:00.000Z"],
    ["an hour from Friday over the spring change", "2026-03-06T21:30:00Z", 60, "2026-03-09T12:30:00.000Z"],
    ["an hour from Friday over the autumn change", "2026-10-30T20:30:00Z", 60, "2026-11-02T13:30:00.000Z"],
  ])("%s", (_what, from, minutes, due) => {
    expect(addBusinessTime(new Date(from), minutes, OFFICE, NEW_YORK).toISOString()).toBe(due);
  });

  test("the opening minute is open, the closing one is not", () => {
    expect(isOpen(new Date("2026-11-23T13:00:00Z"), OFFICE, NEW_YORK)).toBe(true);
    expect(isOpen(new Date("2026-11-23T17:00:00Z"), OFFICE, NEW_YORK)).toBe(false);
    expect(isOpen(new Date("2026-11-26T15:00:00Z"), OFFICE, NEW_YORK)).toBe(false);
    expect(nextOpening(new Date("2026-11-26T15:00:00Z"), OFFICE, NEW_YORK)).toEqual(new Date("2026-11-27T13:00:00Z"));
  });
});

describe("Open round the clock, a day is as long as the clocks make it:", () => {
  test.each([
    ["spring in New York", NEW_YORK, "2026-03-08T05:00:00Z", 23],
    ["autumn in New York", NEW_YORK, "2026-11-01T04:00:00Z", 25],
    ["spring on Lord Howe, half an hour", "Australia/Lord_Howe", "2026-10-03T13:30:00Z", 23.5],
    ["autumn on Lord Howe, half an hour", "Australia/Lord_Howe", "2026-04-04T13:00:00Z", 24.5],
  ])("%s", (_what, zone, midnight, hours) => {
    const onlyThatDay: BusinessHours = { ...ROUND_THE_CLOCK, days: { sunday: [["00:00", "24:00"]] } };
    const end = addBusinessTime(new Date(midnight), hours * 60, onlyThatDay, zone);
    expect(end.getTime() - new Date(midnight).getTime()).toBe(hours * 3_600_000);
    expect(nextOpening(end, onlyThatDay, zone)?.getTime()).toBeGreaterThan(end.getTime());
  });

  test("hours on the day of a change are wall time", () => {
    const sundays: BusinessHours = { days: { sunday: [["01:00", "04:00"]] }, holidays: [] };
    // 02:00 to 02:30 does not exist on Lord Howe that morning: the three hours are two and a half.
    const opening = nextOpening(new Date("2026-10-03T00:00:00Z"), sundays, "Australia/Lord_Howe");
    expect(opening).toEqual(new Date("2026-10-03T14:30:00Z"));
    expect(isOpen(new Date("2026-10-03T16:59:00Z"), sundays, "Australia/Lord_Howe")).toBe(true);
    expect(isOpen(new Date("2026-10-03T17:00:00Z"), sundays, "Australia/Lord_Howe")).toBe(false);
  });
});

test("An organization that never opens gets plain time", () => {
  const from = new Date("2026-11-23T14:30:00Z");
  expect(addBusinessTime(from, 60, CLOSED, NEW_YORK)).toEqual(new Date("2026-11-23T15:30:00Z"));
  expect(nextOpening(from, CLOSED, NEW_YORK)).toBeNull();
  expect(isOpen(from, CLOSED, NEW_YORK)).toBe(false);
});

test("Overlapping ranges count once", () => {
  const hours: BusinessHours = {
    days: {
      monday: [
        ["08:00", "12:00"],
        ["10:00", "14:00"],
      ],
    },
    holidays: [],
  };
  expect(addBusinessTime(new Date("2026-11-23T13:00:00Z"), 330, hours, NEW_YORK)).toEqual(
    new Date("2026-11-23T18:30:00Z"),
  );
});

test("Adding in two steps comes to the same as adding in one", () => {
  const anyInstant = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(
      anyInstant,
      fc.nat(3_000),
      fc.integer({ min: 1, max: 3_000 }),
      fc.constantFrom(NEW_YORK, "Australia/Lord_Howe"),
      (from, first, second, zone) => {
        const midway = addBusinessTime(from, first, OFFICE, zone);
        expect(addBusinessTime(midway, second, OFFICE, zone)).toEqual(
          addBusinessTime(from, first + second, OFFICE, zone),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("Hours that make no sense are refused", () => {
  const monday = (opens: string, closes: string) =>
    BusinessHours.safeParse({ days: { monday: [[opens, closes]] } }).success;
  expect(monday("08:00", "17:00")).toBe(true);
  expect(monday("17:00", "08:00")).toBe(false);
  expect(monday("8:00", "17:00")).toBe(false);
  expect(monday("08:00", "25:00")).toBe(false);
  expect(() => addBusinessTime(new Date(0), Number.POSITIVE_INFINITY, OFFICE, NEW_YORK)).toThrow(RangeError);
});

describe("Waiting, by opening time:", () => {
  test.each([
    ["within the morning", "2026-11-23T14:30:00Z", "2026-11-23T15:10:30Z", 40],
    ["over lunch", "2026-11-23T16:30:00Z", "2026-11-23T18:30:00Z", 60],
    ["from Friday evening to Monday at half past eight", "2026-11-27T23:00:00Z", "2026-11-30T13:30:00Z", 30],
    ["within a closed Sunday", "2026-11-22T14:00:00Z", "2026-11-22T20:00:00Z", 0],
    ["backwards is nothing", "2026-11-23T15:30:00Z", "2026-11-23T14:30:00Z", 0],
  ])("%s", (_, from, until, minutes) => {
    expect(businessMinutesBetween(new Date(from), new Date(until), OFFICE, NEW_YORK)).toBe(minutes);
  });

  test("who is never open waits by the clock", () => {
    const [from, until] = [new Date("2026-11-22T14:00:00Z"), new Date("2026-11-22T15:00:00Z")];
    expect(businessMinutesBetween(from, until, CLOSED, NEW_YORK)).toBe(60);
    expect(nextChange(from, CLOSED, NEW_YORK)).toEqual({ isOpen: true, until: null });
  });

  test("open until noon, closed until one", () => {
    const change = (at: string) => nextChange(new Date(at), OFFICE, NEW_YORK);
    expect(change("2026-11-23T14:30:00Z")).toEqual({ isOpen: true, until: new Date("2026-11-23T17:00:00Z") });
    expect(change("2026-11-23T17:00:00Z")).toEqual({ isOpen: false, until: new Date("2026-11-23T18:00:00Z") });
  });
});
