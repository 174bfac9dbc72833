import fc from "fast-check";
import { expect, test } from "vitest";
import { closest, editDistance, foldText, normalizeCompanyName, normalizePersonName } from "./similarity.ts";

test.each([
  ["status", "status", 0],
  ["satus", "status", 1],
  ["sttaus", "status", 1],
  ["kitten", "sitting", 3],
  ["", "abc", 3],
])("From %s to %s it is %d edits", (left, right, distance) => expect(editDistance(left, right)).toBe(distance));

test("Distance is symmetric, and zero only to itself", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
      expect(editDistance(left, right)).toBe(editDistance(right, left));
      expect(editDistance(left, right) === 0).toBe(left === right);
    }),
  );
});

test("The closest word is one that could have been meant", () => {
  const words = ["status", "stage", "owner", "id"];
  expect(closest("Satus", words)).toBe("status");
  expect(closest("own", words)).toBe("owner");
  expect(closest("foo", words)).toBeUndefined();
  expect(closest("", words)).toBeUndefined();
});

test("Folding drops case and accents", () => {
  expect(foldText("Łódź Straße ÆØ ﬁ")).toBe("lodz strasse aeo fi");
});

test.each([
  ["The ACME Co., Inc.", "acme"],
  ["Müller & Söhne GmbH & Co. KG", "muller and sohne"],
  ["O'Reilly's Heating L.L.C.", "oreillys heating"],
  ["AT&T Inc.", "at and t"],
  ["Co", "co"],
  ["Limited", "limited"],
  ["  ", ""],
])("The company %s is %s", (name, normalized) => expect(normalizeCompanyName(name)).toBe(normalized));

test.each([
  ["Dr. José  O’Neil, Jr.", "jose oneil"],
  ["MS", "ms"],
  ["Anna-Maria Ito", "anna maria ito"],
])("The person %s is %s", (name, normalized) => expect(normalizePersonName(name)).toBe(normalized));
