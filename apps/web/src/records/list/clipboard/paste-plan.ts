import type { DrawnField } from "../../../lib/session.ts";
import type { RecordData } from "../../record.ts";
import type { Block } from "../grid-cursor.ts";
import { type CellContext, type CellReading, readCell } from "./read-cell.ts";

/** One cell to be written: what was given for it, and what that was read as. */
export interface PastedCell {
  record: RecordData;
  field: DrawnField;
  text: string;
  reading: CellReading;
}

export interface PastePlan {
  cells: PastedCell[];
  /** Rows and columns of the text for which the table has no room below or beside the cursor. */
  rowsBeyond: number;
  columnsBeyond: number;
}

/** Which cells a text goes into: from the block's corner on; repeated when the block is a multiple of it. */
export function planPaste(
  texts: string[][],
  block: Block,
  records: RecordData[],
  fields: DrawnField[],
  context: CellContext,
): PastePlan {
  const { height, width } = extent(texts, block);
  const cells = records.slice(0, height).flatMap((record, row) =>
    fields.slice(block.firstColumn, block.firstColumn + width).map((field, column) => {
      const line = texts[row % texts.length] ?? [];
      const text = line[column % Math.max(line.length, 1)] ?? "";
      return { record, field, text, reading: readCell(field, text, context) };
    }),
  );
  return {
    cells,
    rowsBeyond: Math.max(0, height - records.length),
    columnsBeyond: Math.max(0, block.firstColumn + width - fields.length),
  };
}

/** How many rows and columns a text fills: its own, or the whole block that it fits into evenly. */
export function extent(texts: string[][], block: Block): { height: number; width: number } {
  const own = { height: texts.length, width: Math.max(...texts.map((row) => row.length)) };
  const height = block.lastLine - block.firstLine + 1;
  const width = block.lastColumn - block.firstColumn + 1;
  const isEven = height % own.height === 0 && width % own.width === 0;
  return isEven ? { height, width } : own;
}

export const isWrong = ({ reading }: PastedCell): boolean => "error" in reading;

/** The values to write, record by record. */
export function changesOf(cells: PastedCell[]): Map<RecordData, Record<string, unknown>> {
  const changes = new Map<RecordData, Record<string, unknown>>();
  for (const { record, field, reading } of cells) {
    if ("value" in reading) changes.set(record, { ...changes.get(record), [field.name]: reading.value });
  }
  return changes;
}
