import { expect, test } from "vitest";
import { fromLocalInput, toLocalInput } from "./local-time.ts";

const zone = "America/New_York";

test("a moment goes into a local input and comes back the same, on both sides of a clock change", () => {
  for (const moment of ["2026-11-21T17:30:00.000Z", "2026-07-04T03:15:00.000Z", "2026-03-08T06:59:00.000Z"]) {
    expect(fromLocalInput(toLocalInput(moment, zone), zone)).toBe(moment);
  }
  expect(toLocalInput("2026-11-21T17:30:00Z", zone)).toBe("2026-11-21T12:30");
  expect(fromLocalInput("", zone)).toBeNull();
});
