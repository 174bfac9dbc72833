import { z } from "zod";
import type { House } from "../../platform/context.ts";
import { defineOpenRoute, type Route } from "../../platform/route.ts";
import { acceptDraft, askAboutDraft, declineDraft, findReader, noteView } from "./answering.ts";
import { Accept, Ask, Decline } from "./drafts.schemas.ts";
import { documentFile } from "./printing/artifact.ts";

const common = { tag: "Public", right: "public", params: z.object({ key: z.string().min(20).max(100) }) } as const;
const Outcome = z.object({ state: z.string() });

/**
 * What a customer can do with a document they were sent; the key in the address is all they bring. Each address may ask
 * so often a minute, and each document takes so many answers.
 */
export const publicDraftRoutes: Route[] = [
  defineOpenRoute({
    ...common,
    id: "acceptDocument",
    method: "post",
    path: "/public/documents/{key}/accept",
    summary: "Accept a document with a typed signature",
    body: Accept,
    answer: Outcome,
    async run({ house, requestId }, { params, body, headers, ip }) {
      const reader = await answerer(house, params.key, requestId, body.name);
      const { state } = await acceptDraft(reader, body, { ip, userAgent: headers.get("user-agent") });
      return { state };
    },
  }),
  defineOpenRoute({
    ...common,
    id: "declineDocument",
    method: "post",
    path: "/public/documents/{key}/decline",
    summary: "Decline a document",
    body: Decline,
    answer: Outcome,
    async run({ house, requestId }, { params, body, headers, ip }) {
      const reader = await answerer(house, params.key, requestId);
      const { state } = await declineDraft(reader, body, { ip, userAgent: headers.get("user-agent") });
      return { state };
    },
  }),
  defineOpenRoute({
    ...common,
    id: "askAboutDocument",
    method: "post",
    path: "/public/documents/{key}/question",
    summary: "Ask something about a document",
    body: Ask,
    answer: Outcome,
    async run({ house, requestId }, { params, body }) {
      const reader = await answerer(house, params.key, requestId, body.name || undefined);
      await askAboutDraft(reader, body);
      return { state: reader.draft.state };
    },
  }),
  defineOpenRoute({
    ...common,
    id: "noteDocumentView",
    method: "post",
    path: "/public/documents/{key}/view",
    status: 204,
    summary: "Tell that a person has the document before their eyes",
    run: async ({ house, requestId }, { params }) => noteView(await findReader(house, params.key, requestId)),
  }),
  defineOpenRoute({
    ...common,
    id: "getDocumentFile",
    method: "get",
    path: "/public/documents/{key}/file",
    summary: "The document as a PDF",
    async run({ house, requestId }, { params }) {
      const { ctx, draft } = await answerer(house, params.key, requestId);
      return documentFile(ctx, draft);
    },
  }),
];

/** @throws Problem not-found, too-many-requests */
async function answerer(house: House, key: string, requestId: string, who?: string) {
  const reader = await findReader(house, key, requestId, who);
  await house.documents.take(reader.draft.id);
  return reader;
}
