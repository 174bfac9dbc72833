import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { Ctx } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";

/** Where an import's file lies: as it came, and its rows in plain form. Both are forgotten after some days. */
export const filesOf = ({ house, org }: Ctx, id: string) => {
  const folder = join(house.config.DATA_DIR, "imports", org.id);
  return { given: join(folder, id), rows: join(folder, `${id}.rows`) };
};

/** Writes a body to disk as it comes in. @returns its bytes */
export async function receive(body: ReadableStream<Uint8Array>, path: string): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  try {
    // The DOM's stream and Node's are the same thing under two declarations.
    await pipeline(Readable.fromWeb(body as WebStream<Uint8Array>), file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return file.bytesWritten;
}

/** @throws Problem conflict when the file has been forgotten, see platform/clean-up.job.ts */
export function refuseForgotten(ctx: Ctx, id: string): void {
  if (!existsSync(filesOf(ctx, id).given)) throw conflict("This file was kept for a week; upload it again.");
}

export async function removeFiles(ctx: Ctx, id: string): Promise<void> {
  for (const path of Object.values(filesOf(ctx, id))) await rm(path, { force: true });
}
