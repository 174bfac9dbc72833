import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A body laid down on disk, to be read as often as need be. */
export interface Spooled {
  /** SHA-256 of the bytes, as hexadecimal digits. */
  digest: string;
  open(): ReadableStream<Uint8Array>;
  remove(): Promise<void>;
}

/**
 * Writes a body to a temporary file on its way in. A request with an Idempotency-Key is told from another by what is in
 * it, which has to be known before anything is done; and work that is begun anew reads it anew.
 */
export async function spool(body: ReadableStream<Uint8Array>): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "mainstay-upload-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = join(folder, "body");
  const hash = createHash("sha256");
  try {
    await pipeline(
      body,
      async function* hashed(parts: AsyncIterable<Uint8Array>) {
        for await (const part of parts) {
          hash.update(part);
          yield part;
        }
      },
      createWriteStream(file),
    );
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    digest: hash.digest("hex"),
    open: () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    remove,
  };
}
