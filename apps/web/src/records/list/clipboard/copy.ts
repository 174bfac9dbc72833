import type { Column } from "../columns.ts";
import type { Block } from "../grid-cursor.ts";
import type { ListRows } from "../useListRows.ts";
import { printCellText } from "./print-cell.ts";
import { printTsv } from "./tsv.ts";

/** The cells of a block as text for a spreadsheet; headings of groups are left out. */
export function copyBlock(rows: ListRows, columns: Column[], block: Block): string {
  const fields = columns.slice(block.firstColumn, block.lastColumn + 1).map(({ field }) => field);
  const cells: string[][] = [];
  for (let line = block.firstLine; line <= block.lastLine; line += 1) {
    const record = rows.recordOn(line);
    if (record) cells.push(fields.map((field) => printCellText(record, field)));
  }
  return printTsv(cells);
}
