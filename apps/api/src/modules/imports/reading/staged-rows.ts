import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/*
 * The rows of a file in one plain form, a JSON array a line in UTF-8, whatever the file was: so a job can go on at a
 * byte, and nothing is decoded twice.
 */

/** Writes rows down, the header left out. @returns how many */
export async function stageRows(rows: AsyncIterable<string[]>, path: string, hasHeader: boolean): Promise<number> {
  let count = hasHeader ? -1 : 0;
  await pipeline(async function* () {
    for await (const row of rows) {
      count += 1;
      if (count > 0 || !hasHeader) yield `${JSON.stringify(row)}\n`;
    }
  }, createWriteStream(path));
  return Math.max(0, count);
}

/** Up to so many rows from a byte on, and where the next ones begin. */
export async function readStaged(
  path: string,
  offset: number,
  limit: number,
): Promise<{ rows: string[][]; offset: number }> {
  const rows: string[][] = [];
  let at = offset;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { start: offset })) {
    let buffer = Buffer.concat([rest, chunk]);
    for (let end = buffer.indexOf(10); end >= 0 && rows.length < limit; end = buffer.indexOf(10)) {
      rows.push(JSON.parse(buffer.toString("utf8", 0, end)));
      buffer = buffer.subarray(end + 1);
      at += end + 1;
    }
    rest = buffer;
    if (rows.length >= limit) break;
  }
  return { rows, offset: at };
}
