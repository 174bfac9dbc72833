import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import chardet from "chardet";
import { parse } from "csv-parse/sync";

const SAMPLE_BYTES = 256 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];

export type Format = "csv" | "xlsx" | "vcard";
export interface Sniffed {
  format: Format;
  /** As `TextDecoder` knows it. */
  encoding: string;
  delimiter: string;
}

/** What kind of file it is, by what is in it rather than by what it is called. */
export async function sniff(path: string): Promise<Sniffed> {
  const sample = await beginning(path);
  if (sample.subarray(0, 2).toString("latin1") === "PK") return { format: "xlsx", encoding: "utf-8", delimiter: "" };
  const encoding = await sniffEncoding(path, sample);
  const text = new TextDecoder(encoding).decode(sample);
  if (/^\s*BEGIN:VCARD/i.test(text)) return { format: "vcard", encoding, delimiter: "" };
  return { format: "csv", encoding, delimiter: sniffDelimiter(text) };
}

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A file that is valid UTF-8 to its end is UTF-8; the others are told by what letters they would give. */
async function sniffEncoding(path: string, sample: Buffer): Promise<string> {
  const byMark =
    sample[0] === 0xff && sample[1] === 0xfe
      ? "utf-16le"
      : sample[0] === 0xfe && sample[1] === 0xff
        ? "utf-16be"
        : null;
  if (byMark) return byMark;
  if (!sample.includes(0) && (await isUtf8(path))) return "utf-8";
  return known(chardet.detect(sample) ?? "") ?? "windows-1252";
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The name by which `TextDecoder` knows an encoding; null when it does not. */
export function known(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** The delimiter that gives the most columns, and the same number in each row. */
function sniffDelimiter(text: string): string {
  const lines = text.split(/\r?\n/).slice(0, 30);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(whole.join("\n"), delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function score(text: string, delimiter: string): number {
  try {
    const rows: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, bom: true });
    const [first = 0, ...widths] = rows.map((row) => row.length);
    const same = widths.filter((width) => width === first).length;
    return first < 2 ? 0 : first * ((same + 1) / (widths.length + 1));
  } catch {
    // A quote left open under this delimiter: it is not this one.
    return 0;
  }
}
