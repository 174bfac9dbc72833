import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook as Excel writes it: texts apart and named by number, dates as day counts, empty cells left out. */
export async function workbookFile(sheetRows: string[], texts: string[], { isFrom1904 = false } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name);
  add(
    "xl/workbook.xml",
    `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${isFrom1904 ? 1 : 0}"/><sheets><sheet name="People" sheetId="7" r:id="rId9"/><sheet name="Other" sheetId="2" r:id="rId8"/></sheets></workbook>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `<Relationships><Relationship Id="rId8" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  add(
    "xl/styles.xml",
    `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[Red]0.00&quot; dys&quot;;[Magenta]-0.00"/><numFmt numFmtId="165" formatCode="[$-409]d\\-mmm\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
  );
  add("xl/sharedStrings.xml", `<sst ${MAIN}>${texts.join("")}</sst>`);
  add("xl/worksheets/sheet1.xml", `<worksheet ${MAIN}><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`);
  add("xl/worksheets/sheet2.xml", `<worksheet ${MAIN}><sheetData>${sheetRows.join("")}</sheetData></worksheet>`);
  zip.end();
  return buffer(zip.outputStream);
}
