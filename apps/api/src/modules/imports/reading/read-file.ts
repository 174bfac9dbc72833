import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import { readVcards } from "./read-vcard.ts";
import type { Sniffed } from "./sniff.ts";
import { unreadable } from "./unreadable.ts";

/**
 * The rows of a file as texts, the header first if there is one, read as they are asked for.
 * @throws Problem invalid for a file that cannot be read
 */
export async function* readFile(path: string, { format, encoding, delimiter }: Sniffed): AsyncGenerator<string[]> {
  if (format === "xlsx") yield* (await import("./read-xlsx.ts")).readXlsx(path);
  else if (format === "vcard") yield* readVcards(decoded(path, encoding));
  else yield* readCsv(path, encoding, delimiter);
}

async function* readCsv(path: string, encoding: string, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    // Exports in the wild have quotes inside fields; a reader that stops at one helps nobody.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  // Unlike `pipe` it closes the file when no more rows are wanted. What goes wrong comes out of the parser.
  pipeline(decoded(path, encoding), parser, () => {});
  try {
    for await (const row of parser) if (!isBlank(row)) yield row;
  } catch (error) {
    throw unreadable("The file cannot be read as a table", error);
  }
}

const isBlank = (row: string[]) => row.every((cell) => cell.trim() === "");

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
