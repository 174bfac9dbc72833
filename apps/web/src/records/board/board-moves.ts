import type { RecordData } from "../record.ts";

export interface BoardColumn {
  stageId: string;
  count: number;
  /** Decimal text in the organization's currency. */
  sum: string;
  weighted: string;
  currency: string;
  records: RecordData[];
  /** Where the cards that are not here yet begin; null when all are. */
  next: string | null;
}

/** A place on the board: above a card of a stage, or below its last one. */
export interface CardTarget {
  stageId: string;
  beforeId: string | null;
}

/** Cards on their way to another place, in the order they will lie in. */
export interface CardMove {
  ids: string[];
  to: CardTarget;
}

/** What it takes to keep counts and sums right while the server's own are on their way. */
export interface Reckoning {
  amountField?: string;
  /** A stage's chance in percent. */
  chanceOf: (stageId: string) => number;
}

/** The cards shown, each once. */
export const allCards = (columns: BoardColumn[]) => columns.flatMap((column) => column.records);

export const columnOf = (columns: BoardColumn[], id: string) =>
  columns.find((column) => column.records.some((record) => record.id === id));

/** A stage's cards but for those that are being moved: what the moved ones are put between. */
export const othersIn = (columns: BoardColumn[], stageId: string, moving: string[]): RecordData[] =>
  columns.find((column) => column.stageId === stageId)?.records.filter(({ id }) => !moving.includes(id)) ?? [];

/** The number, from 0, of the place a move leads to. */
export function indexOfTarget(columns: BoardColumn[], { ids, to }: CardMove): number {
  const others = othersIn(columns, to.stageId, ids);
  const index = others.findIndex(({ id }) => id === to.beforeId);
  return index < 0 ? others.length : index;
}

/** The board with cards elsewhere; counts and sums follow them. Cards that are not on it are left out. */
export function moveCards(columns: BoardColumn[], move: CardMove, reckoning: Reckoning): BoardColumn[] {
  const byId = new Map(allCards(columns).map((record) => [record.id, record]));
  const cards = move.ids.flatMap((id) => byId.get(id) ?? []);
  const moving = cards.map(({ id }) => id);
  const index = indexOfTarget(columns, move);
  return columns.map((column) => {
    const left = column.records.filter(({ id }) => moving.includes(id));
    const isTarget = column.stageId === move.to.stageId;
    if (left.length === 0 && !isTarget) return column;
    const stayed = column.records.filter(({ id }) => !moving.includes(id));
    const records = isTarget
      ? stayed.toSpliced(index, 0, ...cards.map((card) => inStage(card, column.stageId)))
      : stayed;
    return reckoned({ ...column, records }, left, isTarget ? cards : [], reckoning);
  });
}

/** Between which cards a move puts its own, by which the server keeps the order. */
export function neighboursOf(columns: BoardColumn[], move: CardMove): { after?: string; before?: string } {
  const others = othersIn(columns, move.to.stageId, move.ids);
  const index = indexOfTarget(columns, move);
  return { after: others[index - 1]?.id, before: others[index]?.id };
}

/** Whether a move leaves everything where it is. */
export function changesNothing(columns: BoardColumn[], { ids, to }: CardMove): boolean {
  const records = columns.find((column) => column.stageId === to.stageId)?.records ?? [];
  const start = records.findIndex(({ id }) => id === ids[0]);
  if (start < 0 || ids.some((id, offset) => records[start + offset]?.id !== id)) return false;
  return to.beforeId === (records[start + ids.length]?.id ?? null);
}

/** A card that comes into another stage has been there for no time. */
const inStage = (card: RecordData, stageId: string): RecordData =>
  card.stageId === stageId ? card : { ...card, stageId, stageChangedAt: new Date().toISOString(), probability: null };

function reckoned(
  column: BoardColumn,
  left: RecordData[],
  came: RecordData[],
  { amountField, chanceOf }: Reckoning,
): BoardColumn {
  const amountOf = (record: RecordData) =>
    amountField && (record.currency === undefined || record.currency === column.currency)
      ? Number(record[amountField] ?? 0)
      : 0;
  const chanceIn = (record: RecordData) => Number(record.probability ?? chanceOf(column.stageId)) / 100;
  const stays = (record: RecordData) => left.some(({ id }) => id === record.id);
  const total = (records: RecordData[], of: (record: RecordData) => number) =>
    records.reduce((sum, record) => sum + of(record), 0);
  const weigh = (record: RecordData) =>
    amountOf(record) * (stays(record) ? chanceIn(record) : chanceOf(column.stageId) / 100);
  return {
    ...column,
    count: column.count - left.length + came.length,
    sum: String(Number(column.sum) - total(left, amountOf) + total(came, amountOf)),
    weighted: String(Number(column.weighted) - total(left, weigh) + total(came, weigh)),
  };
}
