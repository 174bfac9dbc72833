import { describe, expect, test } from "vitest";
import { type BoardColumn, changesNothing, indexOfTarget, moveCards, neighboursOf } from "./board-moves.ts";

const card = (id: string, amount: string | null = null) => ({ id, amount, version: 1, createdAt: "", updatedAt: "" });
const column = (stageId: string, cards: ReturnType<typeof card>[], sum = "0", weighted = "0"): BoardColumn => ({
  stageId,
  count: cards.length,
  sum,
  weighted,
  currency: "USD",
  records: cards,
  next: null,
});
const board = [
  column("new", [card("a", "100.50"), card("b", "20"), card("d")], "120.5", "12.05"),
  column("won", [card("c", "5")], "5", "5"),
];
const reckoning = { amountField: "amount", chanceOf: (stageId: string) => (stageId === "won" ? 100 : 10) };
const idsOf = (columns: BoardColumn[]) => columns.map(({ records }) => records.map(({ id }) => id));

describe("moving cards", () => {
  test("to another stage takes their count, amount and weight along", () => {
    const moved = moveCards(board, { ids: ["a"], to: { stageId: "won", beforeId: null } }, reckoning);
    expect(idsOf(moved)).toEqual([
      ["b", "d"],
      ["c", "a"],
    ]);
    expect(moved.map(({ count, sum, weighted }) => [count, Number(sum), Math.round(Number(weighted) * 100)])).toEqual([
      [2, 20, 200],
      [2, 105.5, 10_550],
    ]);
    expect(moved[1]?.records[1]?.stageId).toBe("won");
  });

  test("several come to lie together, in their order", () => {
    const moved = moveCards(board, { ids: ["d", "a"], to: { stageId: "won", beforeId: "c" } }, reckoning);
    expect(idsOf(moved)).toEqual([["b"], ["d", "a", "c"]]);
  });

  test("within their stage changes the order and nothing else", () => {
    const moved = moveCards(board, { ids: ["d"], to: { stageId: "new", beforeId: "a" } }, reckoning);
    expect(idsOf(moved)).toEqual([["d", "a", "b"], ["c"]]);
    expect(moved[0]).toMatchObject({ count: 3, sum: "120.5" });
  });

  test("leaves out a card that has gone, and goes to the end when the card below has", () => {
    expect(idsOf(moveCards(board, { ids: ["gone"], to: { stageId: "won", beforeId: null } }, reckoning))).toEqual(
      idsOf(board),
    );
    expect(indexOfTarget(board, { ids: ["a"], to: { stageId: "won", beforeId: "gone" } })).toBe(1);
  });
});

test("the neighbours of a move are cards that stay", () => {
  expect(neighboursOf(board, { ids: ["b"], to: { stageId: "new", beforeId: "d" } })).toEqual({
    after: "a",
    before: "d",
  });
  expect(neighboursOf(board, { ids: ["c"], to: { stageId: "new", beforeId: null } })).toEqual({
    after: "d",
    before: undefined,
  });
});

test("a move to where the cards lie changes nothing", () => {
  expect(changesNothing(board, { ids: ["a", "b"], to: { stageId: "new", beforeId: "d" } })).toBe(true);
  expect(changesNothing(board, { ids: ["d"], to: { stageId: "new", beforeId: null } })).toBe(true);
  expect(changesNothing(board, { ids: ["b"], to: { stageId: "new", beforeId: null } })).toBe(false);
  expect(changesNothing(board, { ids: ["b"], to: { stageId: "won", beforeId: null } })).toBe(false);
});
