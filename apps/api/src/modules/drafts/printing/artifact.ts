import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { NotStored, type StorageKey } from "@mainstay/storage";
import { type Ctx, inTransaction } from "../../../platform/context.ts";
import { notFound } from "../../../platform/problem.ts";
import { FileAnswer } from "../../../platform/route.ts";
import { findRecord } from "../../../records/read.ts";
import { updateRecord } from "../../../records/write.ts";
import { type Draft, draft as draftObject } from "../drafts.object.ts";
import { lockDraft, named, TRUSTED } from "../drafts.states.ts";
import type { Artifact } from "../drafts.table.ts";
import { isDocument } from "../drafts.words.ts";
import { showDocument } from "./shown.ts";

/** Where paper is Letter; everybody else's is A4. */
const LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PR"];
const PDF = "application/pdf";

/**
 * The document as a PDF: what was sent, or signed, from storage; anything else as it is at this moment.
 * @param draft one that the caller may see
 * @throws Problem not-found for a follow-up, which is a message and no document
 */
export async function documentFile(ctx: Ctx, draft: Draft): Promise<FileAnswer> {
  if (!isDocument(draft.type)) throw notFound("Document");
  const artifact = artifactOf(draft);
  if (artifact) {
    const content = await ctx.house.storage.read(keyOf(ctx, artifact)).catch(missing);
    if (content) return new FileAnswer(content, fileName(draft), PDF);
  }
  const bytes = await print(ctx, draft);
  return new FileAnswer({ body: Readable.from([bytes]), bytes: bytes.length }, fileName(draft), PDF);
}

/**
 * Prints what was sent or signed and keeps it. Once: what is kept already of these very words stands. Printing takes its
 * time, so it is done outside any transaction; words that were changed meanwhile are printed by whoever changed them.
 */
export async function keepArtifact(ctx: Ctx, id: string): Promise<void> {
  const seen = await findRecord(ctx, draftObject, id, TRUSTED);
  if (artifactOf(seen)) return;
  const bytes = await print(ctx, seen);
  const artifact: Artifact = {
    name: nameOf(seen),
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  await ctx.house.storage.write(keyOf(ctx, artifact), Readable.from([bytes]));
  await inTransaction(ctx, async (ctx) => {
    const current = await lockDraft(ctx, id);
    if (nameOf(current) !== artifact.name || artifactOf(current)) return;
    const patch = isSigned(current) ? { signedArtifact: artifact } : { artifact };
    await updateRecord(ctx, draftObject, id, patch, { ...TRUSTED, summary: `Printed ${named(current)}` });
  });
}

async function print(ctx: Ctx, draft: Draft): Promise<Buffer> {
  // Fonts and what draws them are loaded with the first document that is printed.
  const { printPdf } = await import("./pdf.ts");
  const at = new Date(draft.decidedAt ?? draft.approvedAt ?? draft.updatedAt);
  return printPdf(await showDocument(ctx, draft), { paper: LETTER.includes(ctx.org.country) ? "LETTER" : "A4", at });
}

/** The file kept of a draft as it is; one of words that were changed since, after a message came back, is none of it. */
function artifactOf(draft: Draft): Artifact | null {
  if (isSigned(draft)) return draft.signedArtifact;
  return draft.artifact?.name === nameOf(draft) ? draft.artifact : null;
}

const isSigned = ({ state }: Draft) => state === "accepted";
const nameOf = (draft: Draft) => `${draft.id}.${isSigned(draft) ? "signed" : draft.contentHash.slice(0, 16)}.pdf`;
const keyOf = ({ org }: Ctx, { name }: Artifact): StorageKey => ({ area: "files", orgId: org.id, name });
const fileName = ({ title }: Draft) => `${title.replaceAll(/[\\/:*?"<>|]+/g, " ").trim() || "Document"}.pdf`;

/** A file that storage has lost is made once more; the document itself is in the database. */
function missing(error: unknown): null {
  if (error instanceof NotStored) return null;
  throw error;
}
