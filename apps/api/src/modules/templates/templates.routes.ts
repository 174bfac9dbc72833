import { fillTemplate, openFields } from "@mainstay/model/merge-fields";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { listOptIns, optIn, optOut } from "../approvals/approvals.service.ts";
import { mergeValuesOf } from "./merge-values.ts";
import { template } from "./templates.object.ts";

const tag = "Templates";
const Moment = z.iso.datetime({ offset: true });
const When = z.union([Moment, z.date()]).nullable();
const OptIn = z
  .looseObject({
    id: z.uuid(),
    templateId: z.uuid().nullable(),
    memberId: z.uuid(),
    dailyLimit: z.number().nullable(),
    contentHash: z.string(),
    expiresAt: When,
    voidedAt: When,
  })
  .meta({ id: "OptIn" });

const link = z.uuid().nullish();
const FillTemplate = z.strictObject({
  subject: z.string().max(255).nullish(),
  body: z.string().max(20_000),
  contactId: link,
  leadId: link,
  dealId: link,
});

/** A text with its merge fields filled in for somebody; what nobody knows stays open. */
async function fill(ctx: Ctx, { subject, body, ...about }: z.infer<typeof FillTemplate>) {
  const values = await mergeValuesOf(ctx, about);
  const filled = { subject: subject ? fillTemplate(subject, values) : null, body: fillTemplate(body, values) };
  return { ...filled, open: openFields(`${filled.subject ?? ""} ${filled.body}`) };
}

/** Templates, and their going out by themselves. */
export const templateRoutes = (): Route[] => [
  defineRoute({
    id: "listTemplateOptIns",
    method: "get",
    path: "/templates/{id}/opt-ins",
    tag,
    summary: "Who has let this template go out by itself, and until when",
    params: Id,
    answer: z.array(OptIn),
    right: { object: "template", action: "read" },
    run: (ctx, { params }) => listOptIns(ctx, params.id),
  }),
  defineRoute({
    id: "optInTemplate",
    method: "post",
    path: "/templates/{id}/opt-ins",
    tag,
    status: 201,
    summary: "Let this template go out by itself, as it is now and for a while",
    params: Id,
    body: z.strictObject({
      purpose: z.enum(["service", "marketing", "transactional"]),
      expiresAt: Moment,
      dailyLimit: z.number().int().min(1).max(10_000).nullish(),
    }),
    answer: OptIn,
    right: { capability: "approve_messages" },
    run: (ctx, { params, body }) => optIn(ctx, params.id, body),
  }),
  defineRoute({
    id: "optOutTemplate",
    method: "delete",
    path: "/templates/{id}/opt-ins/{optInId}",
    tag,
    status: 204,
    summary: "End it",
    params: z.object({ id: z.uuid(), optInId: z.uuid() }),
    right: { capability: "approve_messages" },
    run: (ctx, { params }) => optOut(ctx, params.id, params.optInId),
  }),
  defineRoute({
    id: "fillTemplate",
    method: "post",
    path: "/templates/fill",
    tag,
    summary: "Words with their merge fields filled in for a contact, lead or deal; keeps nothing",
    body: FillTemplate,
    answer: z.object({ subject: z.string().nullable(), body: z.string(), open: z.array(z.string()) }),
    right: { object: "template", action: "read" },
    run: (ctx, { body }) => fill(ctx, body),
  }),
  ...recordRoutes(template),
];
