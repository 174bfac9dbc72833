import { expect, test } from "vitest";
import { judgeCaps, whereaboutsOf } from "./index.ts";

const NOW = new Date("2026-11-18T18:00:00Z");
const hoursAgo = (...hours: number[]) => hours.map((hour) => new Date(NOW.getTime() - hour * 3_600_000));
const of = (phone: string) => whereaboutsOf({ phone }, "America/New_York");
const byHand = { isAutomated: false, isCustomer: false };

test.each([
  ["FL", "+13055550142"],
  ["MD", "+14105550142"],
  ["OK", "+14055550142"],
  ["OR", "+15035550142"],
  ["unknown", "+18005550142"],
])("%s: three messages in 24 hours and no fourth, until the first is a day old", (_, phone) => {
  expect(judgeCaps(NOW, hoursAgo(1, 2), of(phone), byHand).isOpen).toBe(true);
  expect(judgeCaps(NOW, hoursAgo(1, 2, 20), of(phone), byHand)).toMatchObject({
    isOpen: false,
    opensAt: new Date(NOW.getTime() + 4 * 3_600_000),
  });
  expect(judgeCaps(NOW, hoursAgo(1, 2, 24), of(phone), byHand).isOpen).toBe(true);
});

test("a state without a cap has none, but for the organization's own", () => {
  const many = hoursAgo(1, 2, 3, 4, 5);
  expect(judgeCaps(NOW, many, of("+13125550142"), byHand).isOpen).toBe(true);
  const own = { messages: 2, hours: 72 };
  expect(judgeCaps(NOW, hoursAgo(1, 70), of("+13125550142"), { ...byHand, own })).toMatchObject({
    isOpen: false,
    opensAt: new Date(NOW.getTime() + 2 * 3_600_000),
    closedBy: { rule: "the organization's own" },
  });
});

test("Oregon's cap spares customers; Maine allows automatic senders one message in eight hours", () => {
  expect(judgeCaps(NOW, hoursAgo(1, 2, 3), of("+15035550142"), { ...byHand, isCustomer: true }).isOpen).toBe(true);
  expect(judgeCaps(NOW, hoursAgo(7), of("+12075550142"), byHand).isOpen).toBe(true);
  expect(judgeCaps(NOW, hoursAgo(7), of("+12075550142"), { ...byHand, isAutomated: true }).isOpen).toBe(false);
  expect(judgeCaps(NOW, hoursAgo(8), of("+12075550142"), { ...byHand, isAutomated: true }).isOpen).toBe(true);
});
