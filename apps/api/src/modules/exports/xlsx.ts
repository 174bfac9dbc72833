import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

/*
 * A workbook of one sheet, written as it is read: a zip of some fixed parts and one long one. Cells are texts or
 * numbers, never formulas, so that nothing in them can run.
 */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";

const PARTS: Record<string, string> = {
  "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

export type XlsxCell = string | { number: string };

/** A workbook of these rows, as a stream of bytes. */
export function writeXlsx(rows: AsyncIterable<XlsxCell[]>): Readable {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML + text), name);
  const sheet = Readable.from(sheetXml(rows));
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml");
  zip.end();
  const out = new PassThrough();
  sheet.on("error", (error) => out.destroy(error));
  zip.outputStream.pipe(out);
  return out;
}

async function* sheetXml(rows: AsyncIterable<XlsxCell[]>): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>`;
  let line = 0;
  for await (const row of rows) {
    line += 1;
    yield `<row r="${line}">${row.map((cell, index) => cellXml(cell, `${columnName(index)}${line}`)).join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

/** Readers differ on cells without an address; each has one. */
function cellXml(cell: XlsxCell, at: string): string {
  if (typeof cell === "object") return `<c r="${at}"><v>${cell.number}</v></c>`;
  if (cell === "") return "";
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** 0 is A, 25 is Z, 26 is AA. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** XML 1.0 has no place for control characters; a cell may hold 32,767 letters. */
const escaped = (text: string) =>
  text
    .slice(0, 32_767)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get in.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter);
