import { expect, test } from "vitest";
import { firstOccurrences, nextOccurrence, normalizeRule, ruleProblem, type Series } from "./recurrence.ts";
import { dateIn, parseInstant } from "./time.ts";

const NEW_YORK = "America/New_York";
/** A wall-clock time in New York. */
function at(text: string, zone = NEW_YORK): Date {
  const instant = parseInstant(`${text.replace(" ", "T")}:00`, zone);
  if (!instant) throw new Error(`${text} is no time`);
  return instant;
}
const days = (rule: string, start: string, count: number) =>
  firstOccurrences({ rule, start: at(start), zone: NEW_YORK }, count).map((one) => dateIn(NEW_YORK, one));
const series = (rule: string, start: string, zone = NEW_YORK): Series => ({ rule, start: at(start, zone), zone });

/** The examples of RFC 5545, 3.8.5.3, whose frequency is daily or longer: rule, start, and the days they begin with. */
const RFC_EXAMPLES: [rule: string, start: string, days: string][] = [
  ["FREQ=DAILY;COUNT=10", "1997-09-02", "09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11"],
  ["FREQ=DAILY;UNTIL=19971224T000000Z", "1997-09-02", "09-02 09-03 09-04"],
  ["FREQ=DAILY;INTERVAL=2", "1997-09-02", "09-02 09-04 09-06 09-08"],
  ["FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "09-02 09-12 09-22 10-02 10-12"],
  ["FREQ=WEEKLY;COUNT=10", "1997-09-02", "09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04"],
  ["FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02", "09-02 09-16 09-30 10-14 10-28 11-11"],
  ["FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997-09-02", "09-02 09-04 09-09 09-11 09-16 09-18"],
  ["FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "09-02 09-04 09-16 09-18 09-30 10-02"],
  ["FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "09-05 10-03 11-07 12-05"],
  ["FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07", "09-07 09-28 11-02 11-30"],
  ["FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "09-22 10-20 11-17 12-22"],
  ["FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "09-28 10-29 11-28 12-29"],
  ["FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02", "09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15"],
  ["FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30", "09-30 10-01 10-31 11-01 11-30 12-01 12-31"],
  [
    "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
    "1997-09-10",
    "09-10 09-11 09-12 09-13 09-14 09-15",
  ],
  ["FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02", "09-02 09-09 09-16 09-23 09-30 11-04 11-11"],
  ["FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", "09-13 10-11 11-08 12-13"],
  ["FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "09-04 10-07 11-06"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", "09-29 10-30 11-27 12-30"],
];

test.each(RFC_EXAMPLES)("%s comes as RFC 5545 says", (rule, start, expected) => {
  const wanted = expected.split(" ").map((day) => `1997-${day}`);
  expect(days(rule, `${start} 09:00`, wanted.length)).toEqual(wanted);
});

/** The same for those that go on over years. */
const RFC_YEARS: [rule: string, start: string, days: string[]][] = [
  ["FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", ["1997-06-10", "1997-07-10", "1998-06-10", "1998-07-10"]],
  ["FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10", ["1997-03-10", "1999-01-10", "1999-02-10"]],
  [
    "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
    "1997-01-01",
    ["1997-01-01", "1997-04-10", "1997-07-19", "2000-01-01", "2000-04-09"],
  ],
  ["FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ["1997-05-19", "1998-05-18", "1999-05-17"]],
  ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", ["1997-05-12", "1998-05-11", "1999-05-17"]],
  ["FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", ["1997-03-13", "1997-03-20", "1997-03-27", "1998-03-05"]],
  [
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "1998-02-13",
    ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13"],
  ],
  [
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "1996-11-05",
    ["1996-11-05", "2000-11-07", "2004-11-02"],
  ],
];

test.each(RFC_YEARS)("%s goes on over the years as RFC 5545 says", (rule, start, expected) => {
  expect(days(rule, `${start} 09:00`, expected.length)).toEqual(expected);
});

test("the week's first day decides which weeks are every other week", () => {
  const rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU";
  expect(days(`${rule};WKST=MO`, "1997-08-05 09:00", 4)).toEqual([
    "1997-08-05",
    "1997-08-10",
    "1997-08-19",
    "1997-08-24",
  ]);
  expect(days(`${rule};WKST=SU`, "1997-08-05 09:00", 4)).toEqual([
    "1997-08-05",
    "1997-08-17",
    "1997-08-19",
    "1997-08-31",
  ]);
});

test("a day that a month does not have is left out, not moved", () => {
  expect(days("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15 09:00", 5)).toEqual([
    "2007-01-15",
    "2007-01-30",
    "2007-02-15",
    "2007-03-15",
    "2007-03-30",
  ]);
});

test("nine o'clock stays nine o'clock when the clocks change", () => {
  const times = firstOccurrences(series("FREQ=DAILY;COUNT=3", "2026-10-31 09:00"), 3);
  expect(times.map((one) => one.toISOString())).toEqual([
    "2026-10-31T13:00:00.000Z",
    "2026-11-01T14:00:00.000Z",
    "2026-11-02T14:00:00.000Z",
  ]);
});

test("an hour that the clocks skip is left out that day and comes back as it was", () => {
  const times = firstOccurrences(series("FREQ=DAILY;COUNT=3", "2026-03-07 02:30"), 3);
  expect(times.map((one) => one.toISOString())).toEqual([
    "2026-03-07T07:30:00.000Z",
    "2026-03-09T06:30:00.000Z",
    "2026-03-10T06:30:00.000Z",
  ]);
});

test("an hour that the clocks repeat comes once, the first time", () => {
  const times = firstOccurrences(series("FREQ=DAILY;COUNT=3", "2026-10-31 01:30"), 3);
  expect(times.map((one) => one.toISOString())).toEqual([
    "2026-10-31T05:30:00.000Z",
    "2026-11-01T05:30:00.000Z",
    "2026-11-02T06:30:00.000Z",
  ]);
});

test("the zone of the series counts, not that of the server: the south changes its clocks the other way", () => {
  const zone = "America/Santiago";
  const times = firstOccurrences(series("FREQ=WEEKLY;COUNT=2", "2026-04-01 08:00", zone), 2);
  expect(times.map((one) => one.toISOString())).toEqual(["2026-04-01T11:00:00.000Z", "2026-04-08T12:00:00.000Z"]);
});

test("the next time is counted from the series' start, however late somebody asks, and ends with it", () => {
  const ten = series("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-11-02 09:00");
  expect(nextOccurrence(ten, at("2026-11-02 09:00"))).toEqual(at("2026-11-16 09:00"));
  expect(nextOccurrence(ten, at("2026-11-17 12:00"))).toEqual(at("2026-11-30 09:00"));
  expect(nextOccurrence(ten, at("2026-11-30 09:00"))).toBeNull();
});

test("a rule has one spelling, and one that cannot be followed says why", () => {
  expect(normalizeRule(" rrule:freq=weekly;byday=mo; ")).toBe("FREQ=WEEKLY;BYDAY=MO");
  expect(ruleProblem("FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2")).toBeNull();
  expect(ruleProblem("FREQ=DAILY;UNTIL=19600101T000000Z")).toBeNull();
  for (const wrong of [
    "",
    "WEEKLY",
    "FREQ=HOURLY",
    "FREQ=DAILY;FREQ=DAILY",
    "FREQ=DAILY;COUNT=2;UNTIL=20300101T000000Z",
    "FREQ=DAILY;BYSPACE=3",
    "FREQ=MONTHLY;BYMONTHDAY=99",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
  ]) {
    expect(ruleProblem(wrong), wrong).toEqual(expect.any(String));
  }
});
