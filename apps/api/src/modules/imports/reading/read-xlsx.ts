import { stat } from "node:fs/promises";
import { readSheet } from "read-excel-file/node";
import { Problem } from "../../../platform/problem.ts";

/** A spreadsheet is unpacked in memory, to some ten times its size; larger tables come as CSV. */
const MAX_BYTES = 30_000_000;

/** The rows of a workbook's first sheet. @throws Problem invalid, too-large */
export async function* readXlsx(path: string): AsyncGenerator<string[]> {
  if ((await stat(path)).size > MAX_BYTES) {
    throw new Problem("too-large", `A spreadsheet may have at most ${MAX_BYTES / 1_000_000} MB; save it as CSV.`);
  }
  for (const row of await sheetOf(path)) {
    const cells = row.map(toText);
    if (cells.some((cell) => cell !== "")) yield cells;
  }
}

async function sheetOf(path: string) {
  try {
    return await readSheet(path);
  } catch (error) {
    throw new Problem("invalid", `The spreadsheet cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Dates are kept in UTC by the format; one at midnight is a day. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, "");
  return String(cell).trim();
}
