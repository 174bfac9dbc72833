import { expect, test } from "vitest";
import type { BoardColumn } from "./board-moves.ts";
import { cardBeside, placeNow, targetBeside } from "./board-steps.ts";
import { extendedTo, movedWith, NOTHING_SELECTED, toggled } from "./card-selection.ts";

const column = (stageId: string, ...ids: string[]): BoardColumn => ({
  stageId,
  count: ids.length,
  sum: "0",
  weighted: "0",
  currency: "USD",
  records: ids.map((id) => ({ id, version: 1, createdAt: "", updatedAt: "" })),
  next: null,
});
const board = [column("new", "a", "b", "c"), column("empty"), column("won", "d")];

test("arrow keys lead from card to card, past columns without any", () => {
  expect(cardBeside(board, "b", "ArrowUp")).toBe("a");
  expect(cardBeside(board, "c", "ArrowDown")).toBeNull();
  expect(cardBeside(board, "c", "ArrowRight")).toBe("d");
  expect(cardBeside(board, "d", "ArrowLeft")).toBe("a");
  expect(cardBeside(board, "a", "End")).toBe("c");
});

test("lifted cards go from place to place, into empty columns too, and stop at the edges", () => {
  const start = placeNow(board, ["b"]) ?? { stageId: "", beforeId: null };
  expect(start).toEqual({ stageId: "new", beforeId: "c" });
  const up = targetBeside(board, { ids: ["b"], to: start }, "ArrowUp");
  expect(up).toEqual({ stageId: "new", beforeId: "a" });
  expect(targetBeside(board, { ids: ["b"], to: up }, "ArrowUp")).toEqual(up);
  const right = targetBeside(board, { ids: ["b"], to: up }, "ArrowRight");
  expect(right).toEqual({ stageId: "empty", beforeId: null });
  const further = targetBeside(board, { ids: ["b"], to: right }, "ArrowRight");
  expect(further).toEqual({ stageId: "won", beforeId: "d" });
  expect(targetBeside(board, { ids: ["b"], to: further }, "ArrowRight")).toEqual(further);
  expect(targetBeside(board, { ids: ["b"], to: further }, "End")).toEqual({ stageId: "won", beforeId: null });
});

test("a selection grows by card and by range, and goes where one of its cards goes, in the board's order", () => {
  const one = toggled(NOTHING_SELECTED, "c");
  const range = extendedTo(board, one, "b");
  expect(range.ids).toEqual(["c", "b"]);
  expect(movedWith(board, range, "c")).toEqual(["b", "c"]);
  expect(movedWith(board, range, "d")).toEqual(["d"]);
  expect(toggled(range, "c").ids).toEqual(["b"]);
});
