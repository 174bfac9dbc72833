import { expect, test } from "vitest";
import { SNOOZES, snoozedUntil } from "./snooze-times.ts";

const CHICAGO = "America/Chicago";
const all = (now: string) =>
  Object.fromEntries(SNOOZES.map((snooze) => [snooze, snoozedUntil(snooze, new Date(now), CHICAGO).toISOString()]));

test("put off on a Sunday evening: a quarter of an hour's sharp, and mornings at nine where the member is", () => {
  expect(all("2026-11-22T23:07:30Z")).toEqual({
    later: "2026-11-23T02:15:00.000Z",
    tomorrow: "2026-11-23T15:00:00.000Z",
    nextWeek: "2026-11-23T15:00:00.000Z",
    inTwoWeeks: "2026-12-06T15:00:00.000Z",
  });
});

test("next week is never today, and nine is nine on either side of a clock change", () => {
  expect(all("2026-10-26T15:00:00Z")).toMatchObject({
    nextWeek: "2026-11-02T15:00:00.000Z",
    tomorrow: "2026-10-27T14:00:00.000Z",
  });
});
