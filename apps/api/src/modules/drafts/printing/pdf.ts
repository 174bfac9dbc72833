import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import type { ShownDocument, ShownLine } from "./shown.ts";

/** Inter has every Latin, Greek and Cyrillic letter, where the fonts built into PDF know Western European ones only. */
const fontAt = (path: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${path}`);
const REGULAR = fontAt("400Regular/Inter_400Regular.ttf");
const BOLD = fontAt("600SemiBold/Inter_600SemiBold.ttf");

const MARGIN = 56;
const INK = "#1a1f1d";
const QUIET = "#55605b";
const RULE = "#d5dad7";

type Paper = PDFKit.PDFDocument;

/**
 * Prints a document.
 * @param paper Letter where letters are, A4 elsewhere
 * @param at what the file says it was made at, so that one document prints to one file
 */
export async function printPdf(
  shown: ShownDocument,
  { paper, at }: { paper: "LETTER" | "A4"; at: Date },
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: paper,
    margin: MARGIN,
    bufferPages: true,
    lang: shown.locale,
    info: { Title: `${shown.kind}: ${shown.title}`, Author: shown.organization, CreationDate: at, ModDate: at },
  });
  const bytes = buffer(pdf);
  pdf.registerFont("regular", REGULAR).registerFont("bold", BOLD);
  head(pdf, shown);
  for (const { heading, body } of shown.sections) section(pdf, heading, body);
  if (shown.lines.length > 0) prices(pdf, shown);
  if (shown.signature) signature(pdf, shown, shown.signature);
  numberPages(pdf, shown);
  pdf.end();
  return bytes;
}

function head(pdf: Paper, { kind, title, organization, words, customer, date, validUntil }: ShownDocument) {
  pdf.font("regular").fontSize(10).fillColor(QUIET).text(organization);
  pdf.font("bold").fontSize(20).fillColor(INK).text(title, { paragraphGap: 2 });
  const about = [kind, customer && words.preparedFor(customer), date, validUntil && words.validUntil(validUntil)];
  pdf.font("regular").fontSize(10).fillColor(QUIET).text(about.filter(Boolean).join("  ·  "));
  pdf.moveDown(1);
}

function section(pdf: Paper, heading: string, body: string) {
  keepTogether(pdf, 60);
  pdf.moveDown(0.6);
  if (heading) pdf.font("bold").fontSize(12).fillColor(INK).text(heading, { paragraphGap: 3 });
  pdf.font("regular").fontSize(10).fillColor(INK).text(body, { lineGap: 3, paragraphGap: 4 });
}

/** Item, quantity, price, amount: the share of the width that each takes. */
const COLUMNS = [0.48, 0.16, 0.18, 0.18];

function prices(pdf: Paper, { lines, words, subtotal, taxes, total }: ShownDocument) {
  keepTogether(pdf, 100);
  pdf.moveDown(1);
  row(pdf, [words.item, words.quantity, words.price, words.amount], { font: "bold", color: QUIET });
  rule(pdf);
  for (const line of lines) row(pdf, cellsOf(line, words), { color: line.isCounted ? INK : QUIET });
  rule(pdf);
  row(pdf, ["", "", words.subtotal, subtotal]);
  for (const { rate, tax } of taxes) row(pdf, ["", "", words.tax(rate), tax]);
  row(pdf, ["", "", words.total, total], { font: "bold" });
}

function cellsOf(
  { description, quantity, price, amount, isOptional, isCounted }: ShownLine,
  words: ShownDocument["words"],
) {
  if (!isOptional) return [description, quantity, price, amount];
  const taken = isCounted ? words.included : words.notIncluded;
  return [`${description} (${words.optional.toLowerCase()}: ${taken.toLowerCase()})`, quantity, price, amount];
}

function row(pdf: Paper, cells: string[], { font = "regular", color = INK } = {}) {
  const width = pdf.page.width - 2 * MARGIN;
  pdf.font(font).fontSize(10).fillColor(color);
  const widths = COLUMNS.map((share) => share * width - 8);
  const height = Math.max(...cells.map((cell, index) => pdf.heightOfString(cell || " ", { width: widths[index] })));
  keepTogether(pdf, height + 8);
  const top = pdf.y + 4;
  let left = MARGIN;
  for (const [index, cell] of cells.entries()) {
    if (cell) pdf.text(cell, left, top, { width: widths[index], align: index === 0 ? "left" : "right" });
    left += (COLUMNS[index] ?? 0) * width;
  }
  pdf.x = MARGIN;
  pdf.y = top + height + 4;
}

function rule(pdf: Paper) {
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke();
}

function signature(
  pdf: Paper,
  { words }: ShownDocument,
  { name, at, from, hash }: NonNullable<ShownDocument["signature"]>,
) {
  keepTogether(pdf, 110);
  pdf.moveDown(2);
  pdf.font("bold").fontSize(12).fillColor(INK).text(words.signature, { paragraphGap: 6 });
  pdf.font("regular").fontSize(16).text(name, { paragraphGap: 4 });
  pdf
    .fontSize(9)
    .fillColor(QUIET)
    .text(words.signed(name, at, from))
    .text(words.fingerprint(hash));
}

/** Begins a new page where so much would not fit any more. */
function keepTogether(pdf: Paper, height: number) {
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
}

function numberPages(pdf: Paper, { words, organization }: ShownDocument) {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin; PDFKit would begin a new page for it otherwise.
    pdf.page.margins.bottom = 0;
    pdf
      .font("regular")
      .fontSize(8)
      .fillColor(QUIET)
      .text(`${organization}  ·  ${words.page(page + 1, count)}`, MARGIN, pdf.page.height - 36, { lineBreak: false });
  }
}
