import { type BoardColumn, columnOf } from "./board-moves.ts";

/** The cards that are selected, and the one that a range begins at. */
export interface CardSelection {
  ids: readonly string[];
  anchor: string | null;
}

export const NOTHING_SELECTED: CardSelection = { ids: [], anchor: null };

/** One card more, or one less. */
export const toggled = ({ ids }: CardSelection, id: string): CardSelection => ({
  ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id],
  anchor: id,
});

/** Everything between the anchor and a card of the same column; in another column, the card alone comes along. */
export function extendedTo(columns: BoardColumn[], { ids, anchor }: CardSelection, id: string): CardSelection {
  const records = columnOf(columns, id)?.records.map((record) => record.id) ?? [];
  const from = records.indexOf(anchor ?? id);
  const to = records.indexOf(id);
  if (from < 0) return { ids: [...new Set([...ids, id])], anchor: id };
  const range = records.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: [...new Set([...ids, ...range])], anchor: anchor ?? id };
}

/** The selected cards that are still on the board, in the order they lie in. */
export function selectedInOrder(columns: BoardColumn[], { ids }: CardSelection): string[] {
  const chosen = new Set(ids);
  return columns.flatMap((column) => column.records.flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
}

/** What a move of this card takes along: all that is selected when it is among them, else the card alone. */
export function movedWith(columns: BoardColumn[], selection: CardSelection, id: string): string[] {
  const selected = selectedInOrder(columns, selection);
  return selected.includes(id) ? selected : [id];
}
