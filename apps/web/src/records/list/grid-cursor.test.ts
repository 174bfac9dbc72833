import { expect, test } from "vitest";
import { blockOf, type Cursor, moveCursor, tabCursor } from "./grid-cursor.ts";

const size = { lines: 100, columns: 4, page: 10 };
const press = (cursor: Cursor, keys: string) => {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return moveCursor(
    cursor,
    {
      key,
      shiftKey: parts.includes("Shift"),
      ctrlKey: parts.includes("Ctrl"),
      metaKey: false,
      altKey: parts.includes("Alt"),
    },
    size,
  );
};

test.each([
  ["ArrowDown", { line: 6, column: 1 }],
  ["ArrowLeft", { line: 5, column: 0 }],
  ["PageUp", { line: 0, column: 1 }],
  ["PageDown", { line: 15, column: 1 }],
  ["Home", { line: 5, column: 0 }],
  ["Ctrl+End", { line: 99, column: 3 }],
  ["Ctrl+ArrowUp", { line: 0, column: 1 }],
])("%s moves the cursor", (keys, expected) => {
  expect(press({ line: 5, column: 1 }, keys)).toEqual(expected);
});

test("at an edge the cursor stays, and other keys are not its own", () => {
  expect(press({ line: 0, column: 0 }, "ArrowUp")).toEqual({ line: 0, column: 0 });
  expect(press({ line: 0, column: 0 }, "Alt+ArrowDown")).toBeUndefined();
  expect(press({ line: 0, column: 0 }, "a")).toBeUndefined();
});

test("with Shift a block is drawn, whichever way", () => {
  const first = press({ line: 5, column: 2 }, "Shift+ArrowUp");
  const second = first && press(first, "Shift+ArrowRight");
  expect(second && blockOf(second)).toEqual({ firstLine: 4, lastLine: 5, firstColumn: 2, lastColumn: 3 });
  expect(second && press(second, "ArrowDown")).toEqual({ line: 5, column: 3 });
});

test("Tab goes on in the next line", () => {
  expect(tabCursor({ line: 0, column: 3 }, 1, size)).toEqual({ line: 1, column: 0 });
  expect(tabCursor({ line: 0, column: 0 }, -1, size)).toEqual({ line: 0, column: 0 });
});
