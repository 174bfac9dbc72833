import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { columnsOf } from "../asked-first.ts";
import { type ListSearch, parsePairs, printPairs } from "../list-search.ts";

export interface Column {
  field: DrawnField;
  width: number;
  /** Stays in sight when the table is scrolled sideways; the title always does. */
  isPinned: boolean;
  isTitle: boolean;
}

type Look = Pick<ListSearch, "columns" | "pinned" | "widths">;

const MIN_WIDTH = 64;
const MAX_WIDTH = 800;
/** The check box before the first column. */
export const SELECT_WIDTH = 40;

/** The columns a list shows, in order: the title, those pinned, the others. */
export function tableColumns(object: DrawnObject, look: Look): Column[] {
  const widths = parsePairs(look.widths);
  const pinned = new Set(look.pinned?.split(","));
  const columns = columnsOf(object, look.columns).map((field, index): Column => {
    const isTitle = index === 0;
    const width = Number(widths.get(field.name)) || usualWidth(field, isTitle);
    return { field, width, isTitle, isPinned: isTitle || pinned.has(field.name) };
  });
  return columns.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));
}

/** The widths of the columns and where those that are pinned stop, as CSS. */
export const gridTemplate = (columns: Column[]): string =>
  [SELECT_WIDTH, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(" ");

export const widthOfAll = (columns: Column[]): number => columns.reduce((sum, { width }) => sum + width, SELECT_WIDTH);

/** How far from the left edge a pinned column stops. */
export const pinnedLeft = (columns: Column[], index: number): number => widthOfAll(columns.slice(0, index));

/** Puts a column in another's place; one dragged among the pinned becomes pinned, and the other way round. */
export function moveColumn(columns: Column[], name: string, to: number): Partial<Look> {
  const moved = columns.find((column) => column.field.name === name);
  const target = columns[to];
  if (!moved || !target || moved.isTitle || target.isTitle) return {};
  const others = columns.filter((column) => column !== moved);
  const isPinned = target.isPinned;
  return lookOf([...others.slice(0, to), { ...moved, isPinned }, ...others.slice(to)]);
}

export const togglePin = (columns: Column[], name: string): Partial<Look> =>
  lookOf(
    columns
      .map((column) => (column.field.name === name ? { ...column, isPinned: !column.isPinned } : column))
      .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned)),
  );

export const hideColumn = (columns: Column[], name: string): Partial<Look> =>
  lookOf(columns.filter((column) => column.field.name !== name));

/** Shows a field as the last column. */
export const showColumn = (columns: Column[], name: string): Partial<Look> => ({
  columns: [...columns.map(({ field }) => field.name), name].join(","),
});

/** A width in pixels, or none to go back to the usual. */
export function resizeColumn(widths: string | undefined, name: string, width: number | undefined): Partial<Look> {
  const all = parsePairs(widths);
  all.delete(name);
  if (width !== undefined) all.set(name, String(clampWidth(width)));
  return { widths: printPairs(all) };
}

export const clampWidth = (width: number) => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));

const lookOf = (columns: Column[]): Partial<Look> => ({
  columns: columns.map(({ field }) => field.name).join(","),
  pinned:
    columns
      .filter(({ isPinned, isTitle }) => isPinned && !isTitle)
      .map(({ field }) => field.name)
      .join(",") || undefined,
});

/** How wide a column starts, by what is in it. */
function usualWidth({ type }: DrawnField, isTitle: boolean): number {
  if (isTitle) return 260;
  if (type === "money") return 150;
  if (["number", "integer", "percent", "boolean", "currency"].includes(type)) return 120;
  if (type === "date") return 130;
  if (type === "picklist") return 150;
  if (["link", "member"].includes(type)) return 160;
  return 180;
}

export const isRightAligned = ({ type }: DrawnField) => ["money", "number", "integer", "percent"].includes(type);
