import { expect, test } from "vitest";
import { readNumber } from "./numbers.ts";

test("what a spreadsheet writes with an exponent, or with more decimals than a field holds, is read for what it is", () => {
  const given = ["-1.45E-11", "5,7e-14", "1.5E+3", "33.3333333333333", "1e30"];
  expect(given.map((text) => readNumber(text, "."))).toEqual(["0", "0", "1500", "33.333333", null]);
});
