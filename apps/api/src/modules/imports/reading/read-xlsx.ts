import { unreadable } from "./unreadable.ts";
import { dateText } from "./xlsx/dates.ts";
import { readXml } from "./xlsx/read-xml.ts";
import { openWorkbook, type Workbook } from "./xlsx/workbook.ts";

/** What Excel itself holds; a file that claims more is not read on and on. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/**
 * Characters and cells, also those left out: a few bytes can stand for a row of 16,384 cells, or name a long text once
 * more, and rows are laid down in full. One may have as much as a line of CSV.
 */
const MOST_IN_ROW = 1_000_000;
const MOST_IN_SHEET = 300_000_000;

/** The rows of a workbook's first sheet, read as they are asked for. @throws Problem invalid */
export async function* readXlsx(path: string): AsyncGenerator<string[]> {
  try {
    const book = await openWorkbook(path);
    try {
      yield* rowsOf(book);
    } finally {
      book.close();
    }
  } catch (error) {
    throw unreadable("The spreadsheet cannot be read", error);
  }
}

async function* rowsOf(book: Workbook): AsyncGenerator<string[]> {
  const found: string[][] = [];
  let count = 0;
  let size = 0;
  let row: string[] = [];
  let cell: Cell | null = null;
  let isInValue = false;
  const pieces = readXml(await book.sheet(), {
    open(name, attributes) {
      if (name === "row") row = [];
      else if (name === "c") cell = newCell(attributes, row.length);
      // A number or text is a `v`; a text of its own is a `t`, in runs.
      isInValue = name === "v" || name === "t";
    },
    text(piece) {
      if (!cell || !isInValue) return;
      cell.text += piece;
      if (cell.text.length > MOST_IN_ROW) throw tooMuch();
    },
    close(name) {
      isInValue = false;
      if (name === "c" && cell) {
        if (cell.column < MOST_COLUMNS) fill(row, cell.column, cellText(cell, book));
        cell = null;
      }
      if (name !== "row") return;
      // Cells that are coloured and nothing else, often to the edge of the sheet.
      while (row.at(-1) === "") row.pop();
      if (row.length === 0) return;
      const own = row.reduce((sum, text) => sum + text.length + 1, 0);
      size += own;
      if (own > MOST_IN_ROW || size > MOST_IN_SHEET) throw tooMuch();
      found.push(row);
    },
  });
  for await (const _ of pieces) {
    for (const one of found.splice(0)) {
      yield one;
      count += 1;
      if (count >= MOST_ROWS) return;
    }
  }
}

const tooMuch = () => new Error("it holds too much; save it as CSV");

interface Cell {
  /** From 0. */
  column: number;
  type: string;
  style: number;
  text: string;
}

/** Empty cells are left out, so each says where it stands; one that does not comes after the last. */
function newCell({ r = "", t = "n", s }: Record<string, string>, next: number): Cell {
  const letters = /^[A-Z]+/.exec(r)?.[0] ?? "";
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column: letters ? column : next, type: t, style: Number(s ?? -1), text: "" };
}

function fill(row: string[], column: number, text: string): void {
  while (row.length < column) row.push("");
  row[column] = text;
}

function cellText({ type, style, text }: Cell, { texts, dateStyles, isFrom1904 }: Workbook): string {
  // `#N/A` and its like say that there is no value.
  if (text === "" || type === "e") return "";
  if (type === "s") return plain(texts[Number(text)] ?? "");
  if (type === "b") return text === "1" ? "true" : "false";
  if (type !== "n" || Number.isNaN(Number(text))) return plain(text);
  return dateStyles[style] ? dateText(Number(text), isFrom1904) : String(Number(text));
}

/** A line break that came from Windows is one of two characters, of which XML cannot hold the first. */
const plain = (text: string) => text.replaceAll("_x000D_", "").trim();
