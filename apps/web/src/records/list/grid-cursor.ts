/** A cell by its line and column; column -1 is the heading of a group. */
export interface Cell {
  line: number;
  column: number;
}

/** Where the cursor is, and the other corner of the block it has drawn, if any. */
export interface Cursor extends Cell {
  anchor?: Cell;
}

export interface Block {
  firstLine: number;
  lastLine: number;
  firstColumn: number;
  lastColumn: number;
}

export interface GridSize {
  lines: number;
  columns: number;
  /** Lines that fit on the screen, for Page Up and Page Down. */
  page: number;
}

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Where a key takes the cursor, as in a spreadsheet; undefined for keys that do not move it. */
export function moveCursor(cursor: Cursor, key: Key, { lines, columns, page }: GridSize): Cursor | undefined {
  if (key.altKey || lines === 0) return undefined;
  const toEnd = key.ctrlKey || key.metaKey;
  const { line, column } = cursor;
  const [lastLine, lastColumn] = [lines - 1, columns - 1];
  const targets: Record<string, Cell> = {
    ArrowDown: { line: toEnd ? lastLine : line + 1, column },
    ArrowUp: { line: toEnd ? 0 : line - 1, column },
    ArrowRight: { line, column: toEnd ? lastColumn : column + 1 },
    ArrowLeft: { line, column: toEnd ? 0 : column - 1 },
    PageDown: { line: line + page, column },
    PageUp: { line: line - page, column },
    Home: { line: toEnd ? 0 : line, column: 0 },
    End: { line: toEnd ? lastLine : line, column: lastColumn },
  };
  const target = targets[key.key];
  if (!target) return undefined;
  const next = { line: within(target.line, lastLine), column: within(target.column, lastColumn) };
  return key.shiftKey ? { ...next, anchor: cursor.anchor ?? { line, column } } : next;
}

/** The next cell in reading order, for Tab. */
export function tabCursor({ line, column }: Cell, step: 1 | -1, { lines, columns }: GridSize): Cell {
  const position = line * columns + column + step;
  if (position < 0 || position >= lines * columns) return { line, column };
  return { line: Math.floor(position / columns), column: position % columns };
}

/** What the cursor has drawn; a single cell when it has drawn nothing. */
export function blockOf({ line, column, anchor = { line, column } }: Cursor): Block {
  return {
    firstLine: Math.min(line, anchor.line),
    lastLine: Math.max(line, anchor.line),
    firstColumn: Math.min(column, anchor.column),
    lastColumn: Math.max(column, anchor.column),
  };
}

export const isOneCell = (block: Block) => block.firstLine === block.lastLine && block.firstColumn === block.lastColumn;

const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
