import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { findRecord } from "../../records/read.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { seenVersion } from "../../records/version.ts";
import { approveMessage, rejectMessage } from "../approvals/approvals.service.ts";
import { approveAlike } from "../approvals/approve-alike.ts";
import { readLog } from "./messages.log.ts";
import { type Message, message } from "./messages.object.ts";
import { cancelMessage, draftMessage, editMessage } from "./messages.service.ts";
import { resolveMessage } from "./resolve.ts";
import { sendMessage } from "./sending.ts";
import { previewMessage, Verdict, verdictOf } from "./verdict.ts";

const tag = "Messages";
const Doc = documentSchema(message);
const Moment = z.iso.datetime({ offset: true });
const Reason = z.strictObject({ reason: z.string().trim().max(1_000).nullish() });
const words = {
  to: z.string().trim().min(3).max(320),
  subject: z.string().trim().max(255).nullable(),
  body: z.string().trim().min(1).max(20_000),
  purpose: z.enum(["service", "marketing", "transactional"]),
};
const link = z.uuid().nullish();
/** A message as its author gives it. */
const Words = z.strictObject({
  channel: z.enum(["email", "sms"]),
  to: words.to.nullish(),
  subject: words.subject.optional(),
  body: words.body,
  purpose: words.purpose.optional(),
  contactId: link,
  leadId: link,
  dealId: link,
});

const read = { object: "message", action: "read" } as const;
const edit = { object: "message", action: "edit" } as const;

/**
 * Messages: written, approved, sent. What may be done to one besides reading is checked with the act, so that an attempt
 * beyond one's rights is kept as well.
 */
export const messageRoutes = (): Route[] => [
  defineRoute({
    id: "draftMessage",
    method: "post",
    path: "/messages",
    tag,
    status: 201,
    summary: "Write a message; it goes nowhere yet",
    body: Words,
    answer: Doc,
    right: { object: "message", action: "create" },
    run: async (ctx, { body }) => done(ctx, message, await draftMessage(ctx, body), 201),
  }),
  defineRoute({
    id: "previewMessage",
    method: "post",
    path: "/messages/preview",
    tag,
    summary:
      "What would be decided about these words now: the recipient's time, consent, parts and cost; keeps nothing",
    body: Words.extend({ body: z.string().max(20_000) }),
    answer: Verdict,
    right: { object: "message", action: "create" },
    run: (ctx, { body }) => previewMessage(ctx, body),
  }),
  defineRoute({
    id: "approveMessages",
    method: "post",
    path: "/messages/approve",
    tag,
    summary: "Approve messages that are one template, just as it is, in one go",
    body: z.strictObject({
      messages: z
        .array(z.strictObject({ id: z.uuid(), contentHash: z.string().length(64) }))
        .min(1)
        .max(100),
      send: z.boolean().default(false),
    }),
    answer: z.array(Doc),
    right: read,
    run: async (ctx, { body }) => (await approveAlike(ctx, body)).map((doc) => shown(ctx, doc)),
  }),
  defineRoute({
    id: "updateMessage",
    method: "patch",
    path: "/messages/{id}",
    tag,
    summary: "Change the words; an approval of the former ones is void",
    params: Id,
    body: z.strictObject({ ...words, version: z.number().int() }).partial(),
    answer: Doc,
    right: edit,
    run: async (ctx, { params, body: { version, ...body }, headers }) =>
      done(ctx, message, await editMessage(ctx, params.id, body, seenVersion(headers, version))),
  }),
  defineRoute({
    id: "approveMessage",
    method: "post",
    path: "/messages/{id}/approve",
    tag,
    summary: "Approve exactly these words to this recipient, and let them go out if wanted",
    params: Id,
    body: z.strictObject({ contentHash: z.string().length(64).optional(), send: z.boolean().default(false) }),
    answer: Doc,
    right: read,
    // Both in one request: whoever leaves the page in between has sent what they meant to send.
    async run(ctx, { params: { id }, body: { contentHash, send } }) {
      const approved = await approveMessage(ctx, id, contentHash);
      return shown(ctx, send ? await sendMessage(ctx, id) : approved);
    },
  }),
  defineRoute({
    id: "rejectMessage",
    method: "post",
    path: "/messages/{id}/reject",
    tag,
    summary: "Say no, for good",
    params: Id,
    body: Reason,
    answer: Doc,
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await rejectMessage(ctx, params.id, body.reason ?? null)),
  }),
  defineRoute({
    id: "sendMessage",
    method: "post",
    path: "/messages/{id}/send",
    tag,
    status: 202,
    summary: "Let it go out, now or later; whether it may is decided then",
    params: Id,
    body: z.strictObject({ at: Moment.optional() }),
    answer: Doc,
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await sendMessage(ctx, params.id, body.at)),
  }),
  defineRoute({
    id: "cancelMessage",
    method: "post",
    path: "/messages/{id}/cancel",
    tag,
    summary: "Take it back before it has gone out",
    params: Id,
    body: Reason,
    answer: Doc,
    right: edit,
    run: async (ctx, { params, body }) => shown(ctx, await cancelMessage(ctx, params.id, body.reason ?? null)),
  }),
  defineRoute({
    id: "resolveMessage",
    method: "post",
    path: "/messages/{id}/resolve",
    tag,
    summary: "Say what became of a message that nobody knew of",
    params: Id,
    body: z.strictObject({ outcome: z.enum(["sent", "failed"]) }),
    answer: Doc,
    right: read,
    run: async (ctx, { params, body }) => shown(ctx, await resolveMessage(ctx, params.id, body.outcome)),
  }),
  defineRoute({
    id: "getMessageVerdict",
    method: "get",
    path: "/messages/{id}/verdict",
    tag,
    summary: "Whether it could go out now: rule, reason, the recipient's time, consent, parts and cost",
    params: Id,
    answer: Verdict,
    right: read,
    run: (ctx, { params }) => verdictOf(ctx, params.id),
  }),
  defineRoute({
    id: "getMessageLog",
    method: "get",
    path: "/messages/{id}/log",
    tag,
    summary: "What happened to it: states, attempts refused, decisions with their inputs",
    params: Id,
    answer: z.looseObject({ entries: z.array(z.looseObject({})), decisions: z.array(z.looseObject({})) }),
    right: read,
    async run(ctx, { params }) {
      await findRecord(ctx, message, params.id);
      return readLog(ctx, params.id);
    },
  }),
  // Messages are not deleted and not written in batches: what was said was said.
  ...recordRoutes(message).filter((route) => ["listMessages", "getMessage"].includes(route.id)),
];

const shown = (ctx: Ctx, doc: Message) => masked(ctx, message.meta, doc);
