import { TZDate } from "@date-fns/tz";
import { expect, test } from "vitest";
import { STATE_ZONES, US_AREA_CODES } from "./data/area-codes.ts";
import { STATE_RULES } from "./data/calling-rules.ts";
import { judgeHours, whereaboutsOf } from "./index.ts";

const byHand = { isAutomated: false, hasConsent: false };
const automated = { isAutomated: true, hasConsent: false };
const HOME = "America/New_York";

/** An instant by the clock of a zone. */
function at(zone: string, wall: string): Date {
  const [date = "", clock = ""] = wall.split(" ");
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, 0, zone).getTime());
}
const inState = (state: string) => whereaboutsOf({ states: [state], timezone: STATE_ZONES[state]?.[0] }, HOME);

/*
 * What the law says, state by state, told a second time and apart from the data: hours on a weekday, Saturday and
 * Sunday, whether a holiday is open, and other hours for automatic senders on a weekday.
 */
const FEDERAL = ["8-21", "8-21", "8-21", "open"] as const;
const TABLE: Record<string, readonly [string, string, string, "open" | "closed", string?]> = {
  ...Object.fromEntries(Object.keys(STATE_ZONES).map((state) => [state, FEDERAL])),
  AL: ["8-20", "8-20", "", "closed"],
  CA: ["8-21", "8-21", "8-21", "open", "9-21"],
  CT: ["9-20", "9-20", "9-20", "open"],
  FL: ["8-20", "8-20", "8-20", "open"],
  IL: ["8-21", "8-21", "8-21", "open", "9-21"],
  KY: ["10-21", "10-21", "10-21", "open"],
  LA: ["8-20", "8-20", "", "closed"],
  MA: ["8-20", "8-20", "8-20", "open"],
  MD: ["8-20", "8-20", "8-20", "open"],
  ME: ["8-21", "8-21", "8-21", "open", "9-17"],
  MI: ["9-21", "9-21", "9-21", "open"],
  MN: ["9-21", "9-21", "9-21", "open"],
  MS: ["8-20", "8-20", "", "open"],
  NM: ["9-21", "9-21", "9-21", "open"],
  NV: ["9-20", "9-20", "9-20", "open"],
  OK: ["8-20", "8-20", "8-20", "open"],
  OR: ["8-20", "8-20", "8-20", "open"],
  PA: ["8-21", "8-21", "", "closed"],
  RI: ["9-18", "10-17", "", "closed"],
  SD: ["8-21", "8-21", "8-21", "open", "9-21"],
  TX: ["9-21", "9-21", "12-21", "open"],
  UT: ["8-21", "8-21", "", "closed"],
  WA: ["8-20", "8-20", "8-20", "open"],
  WY: ["8-20", "8-20", "8-20", "open"],
};
const WEDNESDAY = "2026-11-18";
const SATURDAY = "2026-11-21";
const SUNDAY = "2026-11-22";
const THANKSGIVING = "2026-11-26";

const minuteBefore = (hour: number) => `${String(hour - 1).padStart(2, "0")}:59`;
const sharp = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

test.each(Object.entries(TABLE))("%s: both sides of every boundary, holidays and automatic senders", (state, row) => {
  const [weekday, saturday, sunday, holiday, auto] = row;
  const zone = STATE_ZONES[state]?.[0] ?? "";
  const open = (wall: string, occasion = byHand) => judgeHours(at(zone, wall), inState(state), occasion).isOpen;
  const check = (date: string, hours: string, occasion = byHand) => {
    if (!hours)
      return expect([open(`${date} 10:30`, occasion), open(`${date} 15:00`, occasion)]).toEqual([false, false]);
    const [from = 0, until = 0] = hours.split("-").map(Number);
    const edges = [minuteBefore(from), sharp(from), minuteBefore(until), sharp(until)];
    expect(
      edges.map((clock) => open(`${date} ${clock}`, occasion)),
      `${state} ${date}`,
    ).toEqual([false, true, true, false]);
  };
  check(WEDNESDAY, weekday);
  check(SATURDAY, saturday);
  check(SUNDAY, sunday);
  expect(open(`${THANKSGIVING} 13:00`)).toBe(holiday === "open");
  check(WEDNESDAY, auto ?? weekday, automated);
});

test("every state with a rule of its own is in the table, and every rule names its source", () => {
  expect(Object.keys(STATE_RULES).filter((state) => !TABLE[state])).toEqual([]);
  expect(
    Object.values(STATE_RULES)
      .flat()
      .filter((rule) => !rule.source),
  ).toEqual([]);
});

test("a rule holds from its date on: Sundays in Pennsylvania, evenings in Oregon", () => {
  const open = (state: string, wall: string) =>
    judgeHours(at(STATE_ZONES[state]?.[0] ?? "", wall), inState(state), byHand).isOpen;
  expect([open("PA", "2026-10-11 12:00"), open("PA", "2026-10-18 12:00")]).toEqual([true, false]);
  expect([open("OR", "2025-12-30 20:30"), open("OR", "2026-01-02 20:30")]).toEqual([true, false]);
});

test("a number with two clocks is called only when both allow it", () => {
  const idaho = whereaboutsOf({ phone: "+12085550142" }, HOME);
  expect(idaho).toEqual({ zones: ["America/Denver", "America/Los_Angeles"], states: ["ID"] });
  const open = (wall: string) => judgeHours(at("America/Denver", wall), idaho, byHand).isOpen;
  expect([open("2026-11-18 08:30"), open("2026-11-18 09:00")]).toEqual([false, true]);
  expect([open("2026-11-18 20:59"), open("2026-11-18 21:00")]).toEqual([true, false]);
});

test("a number and an address in two states must both allow it", () => {
  const moved = whereaboutsOf({ phone: "+13055550142", states: ["CA"] }, HOME);
  const open = (wall: string) => judgeHours(at("America/New_York", wall), moved, byHand).isOpen;
  // Florida and California at once: from 8 in Los Angeles (11 in Miami) to 8 in the evening in Miami.
  expect(["10:59", "11:00", "19:59", "20:00"].map((clock) => open(`2026-11-18 ${clock}`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("a zone the person gave narrows the clock but not the law", () => {
  const known = whereaboutsOf({ phone: "+12705550142", timezone: "America/Chicago" }, HOME);
  expect(known).toEqual({ zones: ["America/Chicago"], states: ["KY"] });
  expect(judgeHours(at("America/Chicago", "2026-11-18 09:30"), known, byHand)).toMatchObject({
    isOpen: false,
    opensAt: at("America/Chicago", "2026-11-18 10:00"),
    closedBy: { rule: { id: "KY" } },
  });
});

test.each([
  ["toll-free", "+18005550142"],
  ["not assigned", "+12115550142"],
])("a number that belongs to no place (%s) may be anywhere: the safe default on every clock", (_, phone) => {
  const anywhere = whereaboutsOf({ phone }, HOME);
  const open = (wall: string) => judgeHours(at("America/New_York", wall), anywhere, byHand).isOpen;
  // 9 in Honolulu is 14 in New York, where 18 ends the day.
  expect(["13:59", "14:00", "17:59", "18:00"].map((clock) => open(`2026-11-18 ${clock}`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(open(`${SUNDAY} 15:00`)).toBe(false);
  expect(open(`${THANKSGIVING} 15:00`)).toBe(false);
});

test("a number abroad is on the organization's clock unless its own is known, under the safe default", () => {
  expect(whereaboutsOf({ phone: "+442079460000" }, HOME)).toEqual({ zones: [HOME], states: [null] });
  expect(whereaboutsOf({ phone: "+442079460000", timezone: "Europe/London" }, HOME).zones).toEqual(["Europe/London"]);
  expect(whereaboutsOf({ phone: "+14165550142" }, HOME)).toEqual({ zones: ["America/Toronto"], states: [null] });
});

test("Orlando's overlay 689 is on eastern time, as 407 is; overlays share their clocks", () => {
  const zones = (code: string) => whereaboutsOf({ phone: `+1${code}5550142` }, HOME).zones;
  expect(zones("689")).toEqual(["America/New_York"]);
  for (const [overlay, over] of [
    ["689", "407"],
    ["448", "850"],
    ["930", "812"],
    ["364", "270"],
    ["458", "541"],
    ["729", "423"],
    ["986", "208"],
  ] as const)
    expect(zones(overlay), overlay).toEqual(zones(over));
});

test("no area code is in two states, and all have clocks of their own state", () => {
  const codes = Object.values(US_AREA_CODES).flatMap((groups) => groups.flatMap((group) => group.codes.split(" ")));
  expect(new Set(codes).size).toBe(codes.length);
  for (const [state, groups] of Object.entries(US_AREA_CODES))
    for (const { zones } of groups) for (const zone of zones) expect(STATE_ZONES[state], state).toContain(zone);
});

test("on the days the clocks change, hours are those on the wall", () => {
  const chicago = whereaboutsOf({ phone: "+13125550142" }, HOME);
  const open = (iso: string) => judgeHours(new Date(iso), chicago, byHand).isOpen;
  // Clocks go forward on 8 March 2026: eight in the morning is 13:00 UTC that day, 14:00 the day before.
  expect([open("2026-03-07T13:59:00Z"), open("2026-03-07T14:00:00Z")]).toEqual([false, true]);
  expect([open("2026-03-08T12:59:00Z"), open("2026-03-08T13:00:00Z")]).toEqual([false, true]);
  // And back on 1 November.
  expect([open("2026-10-31T12:59:00Z"), open("2026-10-31T13:00:00Z")]).toEqual([false, true]);
  expect([open("2026-11-01T13:59:00Z"), open("2026-11-01T14:00:00Z")]).toEqual([false, true]);
  // Arizona keeps its clocks.
  const phoenix = whereaboutsOf({ phone: "+16025550142" }, HOME);
  expect(judgeHours(new Date("2026-03-08T15:00:00Z"), phoenix, byHand).isOpen).toBe(true);
  expect(judgeHours(new Date("2026-03-08T14:59:00Z"), phoenix, byHand).isOpen).toBe(false);
});

test("what is closed says when it opens: past a night, a Sunday, a holiday and a change of clocks", () => {
  const opens = (state: string, wall: string) => {
    const zone = STATE_ZONES[state]?.[0] ?? "";
    return judgeHours(at(zone, wall), inState(state), byHand).opensAt;
  };
  expect(opens("IL", "2026-11-18 22:15")).toEqual(at("America/Chicago", "2026-11-19 08:00"));
  expect(opens("AL", "2026-11-21 20:00")).toEqual(at("America/Chicago", "2026-11-23 08:00"));
  expect(opens("RI", "2026-11-25 18:00")).toEqual(at("America/New_York", "2026-11-27 09:00"));
  expect(opens("TX", "2026-11-21 21:00")).toEqual(at("America/Chicago", "2026-11-22 12:00"));
  expect(opens("IL", "2026-03-07 23:00")).toEqual(new Date("2026-03-08T13:00:00Z"));
});

test("holidays that fall on a weekend close both days: Independence Day 2026 is a Saturday", () => {
  const open = (wall: string) => judgeHours(at("America/New_York", wall), inState("RI"), byHand).isOpen;
  expect([open("2026-07-03 12:00"), open("2026-07-04 12:00"), open("2026-07-06 12:00")]).toEqual([false, false, true]);
  expect(judgeHours(at("America/New_York", "2027-12-31 12:00"), inState("PA"), byHand).isOpen).toBe(false);
});

test("Mississippi's hours are told in central time wherever the clock is thought to be", () => {
  const misplaced = whereaboutsOf({ phone: "+16015550142", timezone: "America/New_York" }, HOME);
  const open = (wall: string) => judgeHours(at("America/Chicago", wall), misplaced, byHand).isOpen;
  expect([
    open("2026-11-18 07:59"),
    open("2026-11-18 08:00"),
    open("2026-11-18 19:59"),
    open("2026-11-18 20:00"),
  ]).toEqual([false, true, true, false]);
});

test("who agreed beforehand may be texted in Utah on a Sunday; hours stay", () => {
  const open = (wall: string) =>
    judgeHours(at("America/Denver", wall), inState("UT"), { isAutomated: false, hasConsent: true }).isOpen;
  expect([
    open(`${SUNDAY} 07:59`),
    open(`${SUNDAY} 08:00`),
    open(`${SUNDAY} 21:00`),
    open(`${THANKSGIVING} 12:00`),
  ]).toEqual([false, true, false, true]);
});

test("an organization's own hours narrow the law's and never widen them", () => {
  const open = (wall: string, own: [string, string]) =>
    judgeHours(at("America/Chicago", wall), inState("IL"), { ...byHand, own }).isOpen;
  expect([open("2026-11-18 08:30", ["10:00", "17:00"]), open("2026-11-18 10:00", ["10:00", "17:00"])]).toEqual([
    false,
    true,
  ]);
  expect(open("2026-11-18 06:00", ["05:00", "23:00"])).toBe(false);
});
