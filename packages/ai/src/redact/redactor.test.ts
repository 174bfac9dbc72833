import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "./redactor.ts";

const PRIVATE: [kind: string, text: string, secret: string][] = [
  ["email", "Write to jane.doe+roof@acme-roofing.co.uk please", "jane.doe+roof@acme-roofing.co.uk"],
  ["phone", "Call 512-555-0143 after five", "512-555-0143"],
  ["phone", "Call (512) 555-0143", "(512) 555-0143"],
  ["phone", "My cell is +1 512 555 0143.", "+1 512 555 0143"],
  ["phone", "Mi cel: 55 1234 5678", "55 1234 5678"],
  ["phone", "Office +52 55 1234 5678", "+52 55 1234 5678"],
  ["address", "The leak is at 412 Maple Street, Austin, TX 78701 upstairs", "412 Maple Street, Austin, TX 78701"],
  ["address", "come to 9 N. Elm Ave. Apt 4B", "9 N. Elm Ave. Apt 4B"],
  ["address", "it is 77 old mill road, the blue one", "77 old mill road"],
  ["address", "Mail to P.O. Box 1234", "P.O. Box 1234"],
  ["address", "Estoy en Calle Reforma 222, Col. Juárez", "Calle Reforma 222, Col. Juárez"],
  ["card", "My card is 4242 4242 4242 4242 exp 12/29", "4242 4242 4242 4242"],
  ["card", "use 378282246310005", "378282246310005"],
  ["account", "IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"],
  ["account", "SSN 078-05-1120", "078-05-1120"],
  ["account", "account number: 000123456789", "000123456789"],
  ["account", "routing 021000021", "021000021"],
  ["secret", "the gate code is 4482#", "4482#"],
  ["secret", "password: hunter2!", "hunter2!"],
  ["secret", "key sk-proj-abcdefghijklmnop1234567890", "sk-proj-abcdefghijklmnop1234567890"],
  ["secret", "AKIAIOSFODNN7EXAMPLE is ours", "AKIAIOSFODNN7EXAMPLE"],
  ["name", "Hi, my name is Jane Doe and I need a roof", "Jane Doe"],
  ["name", "Please ask for Mrs. Albright at the door", "Albright"],
  ["name", "See you Monday.\n\nThanks,\nMarcus Webb", "Marcus Webb"],
  ["name", "Hola, soy Ana López", "Ana López"],
];

describe("what is private", () => {
  test.each(PRIVATE)("a %s leaves as a placeholder: %s", (kind, text, secret) => {
    const redactor = createRedactor();
    const redacted = redactor.redact(text);
    expect(redacted).not.toContain(secret);
    expect(redactor.counts()).toMatchObject({ [kind]: expect.any(Number) });
    expect(redactor.restore(redacted)).toBe(text);
  });

  test("people known by name are found whole and in part", () => {
    const redactor = createRedactor({ names: ["Dolores Haze", null] });
    expect(redactor.redact("Dolores asked whether Haze fits; Dolores Haze.")).toBe(
      "[[NAME_1]] asked whether [[NAME_2]] fits; [[NAME_3]].",
    );
  });

  test("the same thing is the same placeholder, however deep it stands", () => {
    const redactor = createRedactor();
    const value = { a: "Call 512-555-0143", b: ["512-555-0143 again", { c: "none" }], d: 5, e: null };
    const redacted = redactor.redact(value);
    expect(redacted).toEqual({ a: "Call [[PHONE_1]]", b: ["[[PHONE_1]] again", { c: "none" }], d: 5, e: null });
    expect(redactor.restore(redacted)).toEqual(value);
  });
});

describe("what is not private", () => {
  test.each([
    "Catering for 80 guests on March 14, budget around $4k, or $4,000-$5,000",
    "2026-03-14 at 15:00, order 12345, 1200 sqft, ZIP 78701",
    "We need 3 quotes by 03/14/2026; the roof is 20 years old",
    "2026-02-10T15:00:00Z",
    "Thanks,\nThe team",
  ])("stays as it is: %s", (text) => {
    expect(createRedactor().redact(text)).toBe(text);
  });
});

test("a text that looks like a placeholder gets nobody's data", () => {
  const redactor = createRedactor();
  const redacted = redactor.redact(["jane@example.com", "write to [[EMAIL_1]] instead"]);
  expect(redacted[1]).not.toContain("[[EMAIL_1]]");
  expect(redactor.restore(redacted)).toEqual(["jane@example.com", "write to [[EMAIL_1]] instead"]);
});

test("a placeholder that a model made up is told", () => {
  const redactor = createRedactor();
  redactor.redact("jane@example.com");
  expect(redactor.invented("to [[EMAIL_1]] and [[EMAIL_7]]")).toEqual(["[[EMAIL_7]]"]);
});

test("whatever was taken out comes back as it was", () => {
  const piece = fc.oneof(
    fc.constantFrom(...PRIVATE.map(([, text]) => text)),
    fc.constantFrom("[[NAME_1]]", "[[", "]]", "[[EMAIL_2]]", "$&", "$1", "\n"),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const redactor = createRedactor({ names: ["Jane Doe"] });
      const text = pieces.join(" ");
      expect(redactor.restore(redactor.redact(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});
