import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { findRecord } from "../../records/read.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { seenVersion } from "../../records/version.ts";
import { approveDraft, rejectDraft } from "./approving.ts";
import { coverOf } from "./cover.ts";
import { type Draft, draft } from "./drafts.object.ts";
import { AskDocument, AskFollowUp, EditDraft, SendDraft } from "./drafts.schemas.ts";
import { askForDraft, type DraftFor, editDraft, retryDraft, reviseDraft } from "./drafts.service.ts";
import { DOCUMENT_TYPES, type DraftType } from "./drafts.words.ts";
import { documentFile } from "./printing/artifact.ts";
import { sendDraft } from "./sending.ts";

const tag = "Drafts";
const Doc = documentSchema(draft);
const read = { object: "draft", action: "read" } as const;
const create = { object: "draft", action: "create" } as const;
const edit = { object: "draft", action: "edit" } as const;
const common = { tag, params: Id, answer: Doc } as const;

/** Drafts: asked for on a lead or deal, changed, approved, sent. */
export const draftRoutes = (): Route[] => [
  ...askRoutes("lead", (leadId) => ({ leadId })),
  ...askRoutes("deal", (dealId) => ({ dealId })),
  defineRoute({
    ...common,
    id: "updateDraft",
    method: "patch",
    path: "/drafts/{id}",
    summary: "Change the words or prices: a new version, which nobody has approved yet",
    body: EditDraft,
    right: edit,
    run: async (ctx, { params, body, headers }) =>
      done(ctx, draft, await editDraft(ctx, params.id, body, seenVersion(headers, body.version))),
  }),
  defineRoute({
    ...common,
    id: "retryDraft",
    method: "post",
    path: "/drafts/{id}/retry",
    status: 202,
    summary: "Have one written that could not be",
    right: edit,
    run: async (ctx, { params }) => shown(ctx, await retryDraft(ctx, params.id)),
  }),
  defineRoute({
    ...common,
    id: "reviseDraft",
    method: "post",
    path: "/drafts/{id}/revise",
    status: 201,
    summary: "Begin a new one with the words of this one",
    right: create,
    run: async (ctx, { params }) => done(ctx, draft, await reviseDraft(ctx, params.id), 201),
  }),
  defineRoute({
    ...common,
    id: "approveDraft",
    method: "post",
    path: "/drafts/{id}/approve",
    summary: "Approve exactly these words and prices",
    body: z.strictObject({ contentHash: z.string().length(64).optional() }),
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await approveDraft(ctx, params.id, body.contentHash)),
  }),
  defineRoute({
    ...common,
    id: "rejectDraft",
    method: "post",
    path: "/drafts/{id}/reject",
    summary: "Say no to it",
    body: z.strictObject({ reason: z.string().trim().max(1_000).nullish() }),
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await rejectDraft(ctx, params.id, body.reason ?? null)),
  }),
  defineRoute({
    ...common,
    id: "sendDraft",
    method: "post",
    path: "/drafts/{id}/send",
    status: 202,
    summary:
      "Bring it to the customer: a follow-up as its message, a document as a page and a message that leads there",
    body: SendDraft,
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await sendDraft(ctx, params.id, body)),
  }),
  defineRoute({
    tag,
    id: "getDraftCover",
    method: "get",
    path: "/drafts/{id}/cover",
    summary: "The usual words that lead a customer to it",
    params: Id,
    answer: z.object({ subject: z.string(), email: z.string(), sms: z.string() }),
    right: read,
    run: async (ctx, { params }) => coverOf(ctx, await findRecord(ctx, draft, params.id)),
  }),
  defineRoute({
    tag,
    id: "getDraftFile",
    method: "get",
    path: "/drafts/{id}/file",
    summary: "The document as a PDF, as it is or as it was sent",
    params: Id,
    right: read,
    run: async (ctx, { params }) => documentFile(ctx, await findRecord(ctx, draft, params.id)),
  }),
  ...recordRoutes(draft).filter(({ id }) => ["listDrafts", "getDraft", "getDraftFieldHistory"].includes(id)),
];

/** What can be asked for on a lead or a deal. */
function askRoutes(object: "lead" | "deal", of: (id: string) => DraftFor): Route[] {
  const Name = object === "lead" ? "Lead" : "Deal";
  const ask = async (ctx: Ctx, id: string, type: DraftType, request: Parameters<typeof askForDraft>[3]) => {
    const { result, operation } = await askForDraft(ctx, of(id), type, request);
    return new Answer(202, { data: masked(ctx, draft.meta, result), operation });
  };
  return [
    defineRoute({
      ...common,
      id: `draft${Name}FollowUp`,
      method: "post",
      path: `/${object}s/{id}/followups/draft`,
      status: 202,
      summary: "Have a follow-up written; nothing goes out",
      body: AskFollowUp,
      right: create,
      run: (ctx, { params, body: { channel, ...request } }) => ask(ctx, params.id, `followup_${channel}`, request),
    }),
    ...DOCUMENT_TYPES.map((type) =>
      defineRoute({
        ...common,
        id: `draft${Name}${type.charAt(0).toUpperCase()}${type.slice(1)}`,
        method: "post",
        path: `/${object}s/{id}/${type}`,
        status: 202,
        summary: `Have ${type === "estimate" ? "an" : "a"} ${type} written`,
        body: AskDocument,
        right: create,
        run: (ctx, { params, body }) => ask(ctx, params.id, type, body),
      }),
    ),
  ];
}

const shown = (ctx: Ctx, doc: Draft) => masked(ctx, draft.meta, doc);
