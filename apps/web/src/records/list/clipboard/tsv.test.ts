import { expect, test } from "vitest";
import { printTsv, readTsv } from "./tsv.ts";

test.each([
  ["one", [["one"]]],
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a\t\t\n\tb",
    [
      ["a", "", ""],
      ["", "b"],
    ],
  ],
  ['"two\nlines"\t"say ""hi"""', [["two\nlines", 'say "hi"']]],
  ['5" pipe\t"half', [['5" pipe', '"half']]],
  ["", [[""]]],
])("%j is read cell by cell", (text, cells) => {
  expect(readTsv(text)).toEqual(cells);
});

test("what is copied reads back the same", () => {
  const cells = [
    ["plain", 'with "quotes"', ""],
    ["two\nlines", "a\ttab", "ñandú"],
  ];
  expect(readTsv(printTsv(cells))).toEqual(cells);
});
