import { expect, test } from "vitest";
import { normalizePhone, phoneDigits } from "./phone.ts";

test.each([
  ["(312) 555-0142", "US", "+13125550142", "US"],
  ["312.555.0142", "us", "+13125550142", "US"],
  ["+1 312 555 0142", "DE", "+13125550142", "US"],
  ["1-312-555-0142", "US", "+13125550142", "US"],
  ["030 901820", "DE", "+4930901820", "DE"],
  ["0044 20 7946 0958", "DE", "+442079460958", "GB"],
  ["+44 (0)20 7946 0958", "US", "+442079460958", "GB"],
  ["３１２５５５０１４２", "US", "+13125550142", "US"],
])("%s in %s is %s", (raw, home, e164, country) => {
  expect(normalizePhone(raw, home)).toEqual({ e164, country, raw });
});

test("An extension is kept apart", () => {
  expect(normalizePhone("(312) 555-0142 ext. 7", "US")).toMatchObject({
    e164: "+13125550142",
    extension: "7",
  });
});

test.each(["", "call me", "12", "555", "+999123456", "312555014212345678", "bob@example.com"])(
  "%j is no number",
  (raw) => {
    expect(normalizePhone(raw, "US")).toBeNull();
  },
);

test("Without a country that is known, only an international number can be read", () => {
  expect(normalizePhone("3125550142", "XX")).toBeNull();
  expect(normalizePhone("+13125550142", "XX")?.e164).toBe("+13125550142");
});

test.each([
  ["(312) 555", "312555"],
  ["0301 23", "30123"],
  ["+49 (0)30 12", "493012"],
  ["(0)30 12", "3012"],
  ["0049 30", "4930"],
  ["bob", ""],
])("The digits of %s are %s", (raw, digits) => expect(phoneDigits(raw)).toBe(digits));
