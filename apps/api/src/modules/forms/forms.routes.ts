import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Id } from "../../platform/http.ts";
import { type Answer, defineOpenRoute, defineRoute, type Route } from "../../platform/route.ts";
import { listRecords } from "../../records/list.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { Done } from "../../records/operation.ts";
import { done, ListRequest, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema, recordBody } from "../../records/schemas.ts";
import { seenVersion } from "../../records/version.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { withAddresses } from "./addresses.ts";
import { form } from "./forms.object.ts";
import { previewForm } from "./preview.ts";
import { receiveSubmission } from "./receive.ts";
import { Submission } from "./submission.ts";

const tag = form.meta.pluralLabel;
const change = { capability: "forms" } as const;
const FormWithAddresses = z.intersection(documentSchema(form), z.object({ url: z.url(), snippet: z.string() }));

/** Forms as the organization keeps them, each with its page and snippet, and the door through which strangers write. */
export const formRoutes = (): Route[] => [
  defineOpenRoute({
    id: "submitForm",
    method: "post",
    path: "/public/leads",
    tag: "Public",
    right: "public",
    status: 201,
    summary: "Send a form's answers; an open request of the same person is added to",
    body: Submission,
    answer: z.object({ ok: z.literal(true), message: z.string() }),
    run: (call, request) => receiveSubmission(call, request),
  }),
  defineRoute({
    id: "listForms",
    method: "get",
    path: "/forms",
    tag,
    right: { object: "form", action: "read" },
    summary: "List forms",
    query: ListRequest,
    answer: z.array(FormWithAddresses),
    run: async (ctx, { query }) => {
      const { data, page } = await listRecords(ctx, form, { ...query, fields: undefined });
      const docs: AnyDoc[] = JSON.parse(data.text);
      return { data: docs.map((doc) => withAddresses(ctx.house.config.baseUrl, doc)), page };
    },
  }),
  defineRoute({
    id: "createForm",
    method: "post",
    path: "/forms",
    tag,
    right: change,
    status: 201,
    summary: "Create a form",
    body: recordBody(form, "create"),
    answer: FormWithAddresses,
    run: async (ctx, { body }) => answered(ctx, await createRecord(ctx, form, body), 201),
  }),
  defineRoute({
    id: "updateForm",
    method: "patch",
    path: "/forms/{id}",
    tag,
    right: change,
    summary: "Change a form",
    params: Id,
    body: recordBody(form, "update"),
    answer: FormWithAddresses,
    run: async (ctx, { params, body, headers }) =>
      answered(ctx, await updateRecord(ctx, form, params.id, body, { version: seenVersion(headers, body.version) })),
  }),
  defineRoute({
    id: "previewForm",
    method: "post",
    path: "/forms/{id}/preview",
    tag,
    right: change,
    summary: "The form's page as unsaved changes would make it",
    params: Id,
    body: z.object({ values: z.record(z.string(), z.unknown()), page: z.enum(["form", "thanks"]).default("form") }),
    answer: z.object({ html: z.string() }),
    run: (ctx, { params, body }) => previewForm(ctx, params.id, body.values, body.page),
  }),
  ...recordRoutes(form).filter((route) => !["listForms", "createForm", "updateForm"].includes(route.id)),
];

function answered(ctx: Ctx, written: Done<AnyDoc>, status: 200 | 201 = 200): Answer {
  return done(ctx, form, { ...written, result: withAddresses(ctx.house.config.baseUrl, written.result) }, status);
}
