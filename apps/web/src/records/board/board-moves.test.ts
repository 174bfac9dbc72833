import { describe, expect, test } from "vitest";
import { type BoardColumn, moveCard, neighboursOf, placeOf } from "./board-moves.ts";

const card = (id: string, amount: string | null = null) => ({ id, amount, version: 1, createdAt: "", updatedAt: "" });
const column = (stageId: string, cards: ReturnType<typeof card>[], sum = "0"): BoardColumn => ({
  stageId,
  count: cards.length,
  sum,
  weighted: "0",
  currency: "USD",
  records: cards,
});
const board = [column("new", [card("a", "100.50"), card("b", "20")], "120.5"), column("won", [card("c", "5")], "5")];
const idsOf = (columns: BoardColumn[]) => columns.map(({ records }) => records.map(({ id }) => id));

describe("moving a card", () => {
  test("to another stage takes its count and amount along", () => {
    const moved = moveCard(board, "a", { stageId: "won", index: 1 }, "amount");
    expect(idsOf(moved)).toEqual([["b"], ["c", "a"]]);
    expect(moved.map(({ count, sum }) => [count, sum])).toEqual([
      [1, "20"],
      [2, "105.5"],
    ]);
    expect(moved[1]?.records[1]?.stageId).toBe("won");
  });

  test("within its stage changes the order and nothing else", () => {
    const moved = moveCard(board, "b", { stageId: "new", index: 0 }, "amount");
    expect(idsOf(moved)).toEqual([["b", "a"], ["c"]]);
    expect(moved[0]).toMatchObject({ count: 2, sum: "120.5" });
  });

  test("to where it lies, or a card that is not there, changes nothing", () => {
    expect(moveCard(board, "a", { stageId: "new", index: 0 })).toBe(board);
    expect(moveCard(board, "gone", { stageId: "won", index: 0 })).toBe(board);
  });
});

test("the neighbours of a card are the ones it lies between", () => {
  const moved = moveCard(board, "c", { stageId: "new", index: 1 });
  expect(neighboursOf(moved, "c")).toEqual({ after: "a", before: "b" });
  expect(neighboursOf(moved, "a")).toEqual({ after: undefined, before: "c" });
  expect(placeOf(moved, "gone")).toBeNull();
});
