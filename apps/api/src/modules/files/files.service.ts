import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { newId } from "@mainstay/db";
import { NotStored, type StorageKey } from "@mainstay/storage";
import { contentTypeOf, HEAD_BYTES } from "../../platform/content-type.ts";
import type { Ctx } from "../../platform/context.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { FileAnswer } from "../../platform/route.ts";
import { checkLinks } from "../../records/links.ts";
import type { Done } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { createRecord, parseCreate } from "../../records/write.ts";
import { file, type RecordFile } from "./files.object.ts";

/** The objects whose records keep files, and the field that leads to each. */
export const KEEPERS = { contact: "contactId", company: "companyId", lead: "leadId", deal: "dealId" } as const;
export type Keeper = keyof typeof KEEPERS;

const keyOf = ({ org }: Ctx, contentId: string): StorageKey => ({ area: "files", orgId: org.id, name: contentId });

/**
 * Keeps a file with a record. What it is, is told by its first bytes and not by what a browser says.
 * @throws Problem forbidden, invalid for a record that is not the actor's to see and for an empty file, too-large
 */
export async function keepFile(
  ctx: Ctx,
  { object, recordId, name }: { object: Keeper; recordId: string; name: string },
  body: ReadableStream<Uint8Array> | null,
): Promise<Done<RecordFile>> {
  const given = { name, [KEEPERS[object]]: recordId };
  // Whoever may not keep it here is told before sending it.
  await checkLinks(ctx, file, await parseCreate(ctx, file, given));
  const contentId = newId();
  const key = keyOf(ctx, contentId);
  const arriving = limited(body, ctx.house.config.FILE_LIMIT_BYTES);
  try {
    const bytes = await ctx.house.storage.write(key, arriving.body);
    if (bytes === 0) throw new Problem("invalid", "The file is empty.");
    const type = await contentTypeOf(arriving.head());
    return await createRecord(ctx, file, given, { set: { contentId, bytes, type }, summary: `Added file ${name}` });
  } catch (error) {
    await ctx.house.storage.remove(key);
    throw error;
  }
}

/** What is in a file, for whoever may read what it is kept with. @throws Problem not-found */
export async function fileContent(ctx: Ctx, id: string): Promise<FileAnswer> {
  const found = await findRecord(ctx, file, id);
  try {
    return new FileAnswer(await storedContent(ctx, found.contentId), found.name, found.type);
  } catch (error) {
    throw error instanceof NotStored ? notFound("File") : error;
  }
}

/** The content of a file by its own id, whoever asks. @throws NotStored */
export const storedContent = (ctx: Ctx, contentId: string) => ctx.house.storage.read(keyOf(ctx, contentId));

/** Lets a body through up to a size, and keeps its beginning. */
function limited(body: ReadableStream<Uint8Array> | null, maxBytes: number) {
  const head: Uint8Array[] = [];
  let bytes = 0;
  async function* through() {
    if (!body) return;
    // The DOM's stream and Node's are the same thing under two declarations.
    for await (const chunk of Readable.fromWeb(body as WebStream<Uint8Array>) as AsyncIterable<Uint8Array>) {
      if (bytes < HEAD_BYTES) head.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Problem("too-large", `A file may have at most ${maxBytes} bytes.`);
      yield chunk;
    }
  }
  return { body: Readable.from(through()), head: () => Buffer.concat(head) };
}
