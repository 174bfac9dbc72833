import { type BoardColumn, type CardMove, type CardTarget, columnOf, indexOfTarget, othersIn } from "./board-moves.ts";

export type Step = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End";

export const isStep = (key: string): key is Step =>
  ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(key);

/** The card a key leads to from another: up and down its column, or beside it in the next column that has any. */
export function cardBeside(columns: BoardColumn[], id: string, step: Step): string | null {
  const column = columnOf(columns, id);
  if (!column) return null;
  const records = column.records;
  const index = records.findIndex((record) => record.id === id);
  if (step === "ArrowUp") return records[index - 1]?.id ?? null;
  if (step === "ArrowDown") return records[index + 1]?.id ?? null;
  if (step === "Home") return records[0]?.id ?? null;
  if (step === "End") return records.at(-1)?.id ?? null;
  const at = columns.indexOf(column);
  const beyond = step === "ArrowLeft" ? columns.slice(0, at).toReversed() : columns.slice(at + 1);
  const next = beyond.find((one) => one.records.length > 0);
  return next?.records[Math.min(index, next.records.length - 1)]?.id ?? null;
}

/** Where lifted cards come to lie when a key moves them on; at the edge of the board they stay. */
export function targetBeside(columns: BoardColumn[], move: CardMove, step: Step): CardTarget {
  const { to, ids } = move;
  const index = indexOfTarget(columns, move);
  const at = columns.findIndex((column) => column.stageId === to.stageId);
  const aside = step === "ArrowLeft" ? columns[at - 1] : step === "ArrowRight" ? columns[at + 1] : undefined;
  if (aside) return placed(columns, aside.stageId, ids, index);
  if (step === "ArrowUp") return placed(columns, to.stageId, ids, Math.max(0, index - 1));
  if (step === "ArrowDown") return placed(columns, to.stageId, ids, index + 1);
  if (step === "Home") return placed(columns, to.stageId, ids, 0);
  if (step === "End") return placed(columns, to.stageId, ids, Number.POSITIVE_INFINITY);
  return to;
}

/** Where cards lie now, as a place they could be moved to. */
export function placeNow(columns: BoardColumn[], ids: string[]): CardTarget | null {
  const [first = ""] = ids;
  const column = columnOf(columns, first);
  if (!column) return null;
  const index = column.records.findIndex(({ id }) => id === first);
  const above = column.records.slice(0, index).filter(({ id }) => !ids.includes(id)).length;
  return placed(columns, column.stageId, ids, above);
}

const placed = (columns: BoardColumn[], stageId: string, ids: string[], index: number): CardTarget => ({
  stageId,
  beforeId: othersIn(columns, stageId, ids)[index]?.id ?? null,
});
