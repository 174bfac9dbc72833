import { expect, test, vi } from "vitest";

// The module's default follows the browser, which a test does not have.
vi.stubGlobal("navigator", { language: "en-US" });
const { createFormats } = await import("./formats.ts");

const newYork = createFormats({ locale: "en-US", zone: "America/New_York", currency: "USD" });
const now = new Date("2026-11-21T12:00:00Z");

test("a day is the same day in every zone", () => {
  expect(newYork.date("2026-11-21")).toBe("Nov 21, 2026");
});

test("distances are told in the largest unit, in the member's language", () => {
  expect(newYork.relative("2026-11-18T11:00:00Z", now)).toBe("3 days ago");
  expect(newYork.relative("2026-11-21T14:10:00Z", now)).toBe("in 2 hours");
  expect(newYork.duration("2026-11-21T11:15:00Z", now)).toBe("45 minutes");
  const spanish = createFormats({ locale: "es-ES", zone: "UTC", currency: "EUR" });
  expect(spanish.relative("2026-11-18T11:00:00Z", now)).toBe("hace 3 días");
});

test("money keeps its cents and drops empty ones", () => {
  expect(newYork.money("1250.50")).toBe("$1,250.50");
  expect(newYork.money("1250.00")).toBe("$1,250");
  expect(newYork.money("99", "EUR")).toBe("€99");
  expect(newYork.shortMoney("36800")).toBe("$36.8K");
});

test("a telephone number is written as one does where the organization is", () => {
  const chicago = createFormats({ locale: "en-US", zone: "America/Chicago", currency: "USD", country: "US" });
  const madrid = createFormats({ locale: "es-ES", zone: "Europe/Madrid", currency: "EUR", country: "ES" });
  expect(chicago.phone("+13125550142")).toBe("(312) 555-0142");
  expect(madrid.phone("+13125550142")).toBe("+1 312 555 0142");
  expect(chicago.phone("+34911234567")).toBe("+34911234567");
});
