import type { RecordData } from "../record.ts";

export interface BoardColumn {
  stageId: string;
  count: number;
  /** Decimal text in the organization's currency. */
  sum: string;
  weighted: string;
  currency: string;
  records: RecordData[];
}

export interface CardPlace {
  stageId: string;
  index: number;
}

/** Where a card lies; null when it is on no column shown. */
export function placeOf(columns: BoardColumn[], id: string): CardPlace | null {
  for (const column of columns) {
    const index = column.records.findIndex((record) => record.id === id);
    if (index >= 0) return { stageId: column.stageId, index };
  }
  return null;
}

/** What lies under the pointer as a place: a card's own, or the end of a column. */
export function targetOf(columns: BoardColumn[], overId: string): CardPlace | null {
  const column = columns.find((one) => one.stageId === overId);
  return column ? { stageId: column.stageId, index: column.records.length } : placeOf(columns, overId);
}

/** The board with one card elsewhere; counts and sums follow it. `amountField` names what columns sum up. */
export function moveCard(columns: BoardColumn[], id: string, to: CardPlace, amountField?: string): BoardColumn[] {
  const from = placeOf(columns, id);
  const card = columns.find((column) => column.stageId === from?.stageId)?.records.find((record) => record.id === id);
  if (!from || !card || (from.stageId === to.stageId && from.index === to.index)) return columns;
  const amount = amountField ? Number(card[amountField] ?? 0) : 0;
  return columns.map((column) => {
    let next = column;
    if (column.stageId === from.stageId) {
      const records = next.records.filter((record) => record.id !== id);
      next = { ...next, records, count: next.count - 1, sum: add(next.sum, -amount) };
    }
    if (column.stageId === to.stageId) {
      const records = next.records.toSpliced(to.index, 0, { ...card, stageId: to.stageId });
      next = { ...next, records, count: next.count + 1, sum: add(next.sum, amount) };
    }
    return next;
  });
}

/** A card's neighbours, by which the server keeps the order: it lies after one and before the other. */
export function neighboursOf(columns: BoardColumn[], id: string): { after?: string; before?: string } {
  const place = placeOf(columns, id);
  const records = columns.find((column) => column.stageId === place?.stageId)?.records ?? [];
  if (!place) return {};
  return { after: records[place.index - 1]?.id, before: records[place.index + 1]?.id };
}

/** Good enough for the moment until the server's own sum arrives. */
const add = (sum: string, amount: number) => String(Number(sum) + amount);
