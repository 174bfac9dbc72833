/**
 * The cells in a text as Excel, Numbers and Google Sheets put it on the clipboard: tabs between cells, a cell with a
 * line break or tab inside in quotes, quotes doubled within them.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g;
  const whole = text.replace(/(?:\r\n|\n|\r)$/, "");
  for (const [, quoted, plain = "", end] of whole.matchAll(cells)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows;
}

/** The cells as a text that spreadsheets read. */
export const printTsv = (rows: string[][]): string => rows.map((row) => row.map(printCell).join("\t")).join("\n");

const printCell = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
