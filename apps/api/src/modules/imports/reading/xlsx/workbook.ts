import { posix } from "node:path";
import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { isDateFormat } from "./dates.ts";
import { readWhole } from "./read-xml.ts";

/** What is needed to read the cells of a workbook's first sheet (ECMA-376, part 1, 18). */
export interface Workbook {
  /** Its cells, as XML. */
  sheet(): Promise<Readable>;
  /** Texts that cells name by their number. */
  texts: string[];
  /** By the number of a cell's style whether it shows a number as a date. */
  dateStyles: boolean[];
  /** Days are counted from 1904, as old Macs did. */
  isFrom1904: boolean;
  close(): void;
}

/** Texts are kept whole while cells are read; more than this is no list of customers. */
const MOST_TEXT_BYTES = 200_000_000;
/** The other parts say how the cells are to be read. */
const MOST_PART_BYTES = 20_000_000;
const MOST_PARTS = 10_000;

/** @throws Error for what is no workbook, or one that would take too much memory */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount > MOST_PARTS) throw new Error("it is made of too many parts");
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const open = (name: string, mostBytes = MOST_PART_BYTES) => openPart(zip, entries, name, mostBytes);
    const { firstSheetId, isFrom1904 } = await readBook(await open("xl/workbook.xml"));
    const parts = await readParts(await open("xl/_rels/workbook.xml.rels"));
    const sheet = parts.find(({ id }) => id === firstSheetId)?.path ?? "";
    const nameOf = (type: string) => parts.find((part) => part.type.endsWith(type))?.path;
    const [texts, styles] = [nameOf("/sharedStrings"), nameOf("/styles")];
    return {
      // Read as it comes in, and so of any size.
      sheet: () => open(sheet, Number.POSITIVE_INFINITY),
      texts: texts ? await readTexts(await open(texts, MOST_TEXT_BYTES)) : [],
      dateStyles: styles ? await readDateStyles(await open(styles)) : [],
      isFrom1904,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The sizes that a file claims are held against what is unpacked. */
function openPart(zip: ZipFile, entries: Map<string, Entry>, name: string, mostBytes: number): Promise<Readable> {
  const entry = entries.get(name);
  if (!entry) throw new Error(`it has no ${name || "sheet"}`);
  if (entry.uncompressedSize > mostBytes) throw new Error(`its ${name} is too large; save it as CSV`);
  return zip.openReadStreamPromise(entry);
}

async function readBook(xml: Readable) {
  let firstSheetId: string | undefined;
  let isFrom1904 = false;
  await readWhole(xml, {
    open(name, attributes) {
      if (name === "workbookPr") isFrom1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      // `r:id`, whatever its prefix is called here; a sheet's own number is `sheetId`.
      if (name === "sheet")
        firstSheetId ??= Object.entries(attributes).find(([attribute]) => attribute.endsWith(":id"))?.[1];
    },
  });
  return { firstSheetId, isFrom1904 };
}

interface Part {
  id: string;
  type: string;
  path: string;
}

async function readParts(xml: Readable): Promise<Part[]> {
  const parts: Part[] = [];
  await readWhole(xml, {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      const path = Target.startsWith("/") ? Target.slice(1) : posix.join("xl", Target);
      parts.push({ id: Id, type: Type, path });
    },
  });
  return parts;
}

/** Each text may come in runs of different looks; how an ideograph is pronounced (`rPh`) is none of it. */
async function readTexts(xml: Readable): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let isInText = false;
  let isAside = false;
  await readWhole(xml, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") isAside = true;
      isInText = name === "t";
    },
    text(piece) {
      if (isInText && !isAside) text += piece;
    },
    close(name) {
      isInText = false;
      if (name === "rPh") isAside = false;
      if (name === "si") texts.push(text);
    },
  });
  return texts;
}

async function readDateStyles(xml: Readable): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let isInCellStyles = false;
  await readWhole(xml, {
    open(name, { numFmtId, formatCode = "" }) {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") isInCellStyles = true;
      if (name === "xf" && isInCellStyles) styles.push(Number(numFmtId ?? 0));
    },
    close(name) {
      if (name === "cellXfs") isInCellStyles = false;
    },
  });
  return styles.map((id) => isDateFormat(id, codes.get(id)));
}
