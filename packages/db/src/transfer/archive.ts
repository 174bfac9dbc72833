import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { extract, pack } from "tar-stream";

/** A file inside a backup, in the order it was written. */
export type Entry = { name: string; body: Readable };

const pieceBytes = 8 * 1024 * 1024;

export type AddEntry = (name: string, body: Readable, bytes: number) => Promise<void>;

/** Writes one gzipped tar file, complete or not at all: it gets its name when everything is on disk. */
export async function writeArchive(file: string, write: (add: AddEntry) => Promise<void>): Promise<void> {
  const archive = pack();
  const unfinished = `${file}.unfinished`;
  const written = pipeline(
    archive,
    createGzip({ level: 6 }),
    createWriteStream(unfinished, { mode: 0o600, flush: true }),
  );
  const add: AddEntry = (name, body, bytes) => pipeline(body, archive.entry({ name, size: bytes }));
  try {
    await Promise.race([write(add), written]);
    archive.finalize();
    await written;
    await rename(unfinished, file);
  } catch (error) {
    archive.destroy();
    await written.catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Reads an archive entry by entry; throws where it is damaged or cut short. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const archive = extract();
  const read = pipeline(createReadStream(file), createGunzip(), archive);
  read.catch(() => {}); // The same error ends the loop below; a second hearer keeps it from ending the process.
  for await (const entry of archive) {
    yield { name: entry.header.name, body: Readable.from(entry, { objectMode: false }) };
    entry.resume();
  }
  await read;
}

/**
 * Cuts rows in PostgreSQL's text format into buffers of whole rows, some megabytes each: a tar entry must say its size
 * beforehand, and each piece can be loaded by itself. A line break inside a value is written as two characters.
 */
export async function* inPieces(rows: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of rows) {
    pieces.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    const all = Buffer.concat(pieces);
    const end = all.lastIndexOf("\n") + 1;
    if (end > 0) yield all.subarray(0, end);
    pieces = [all.subarray(end)];
    bytes = all.length - end;
  }
  if (bytes > 0) yield Buffer.concat(pieces);
}
