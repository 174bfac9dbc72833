import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { deal } from "../deals/deals.object.ts";
import { stageRoutes } from "../pipelines/stage.routes.ts";
import { ConvertLead, convertLead } from "./leads.convert.ts";
import { requireReach, TakeInLead, takeInLead } from "./leads.intake.ts";
import { lead } from "./leads.object.ts";
import { stagedLead } from "./leads.stages.ts";

export const leadRoutes = (): Route[] => [
  defineRoute({
    id: "createLead",
    method: "post",
    path: "/leads",
    tag: "Leads",
    right: { object: "lead", action: "create" },
    summary: "Take in a lead; an open lead of the same e-mail or phone is enriched and returned instead",
    body: TakeInLead,
    answer: documentSchema(lead),
    status: 201,
    run: async (ctx, { body }) => {
      requireReach(body);
      const { result, operation } = await takeInLead(ctx, body);
      return new Answer(
        result.isNew ? 201 : 200,
        { data: masked(ctx, lead.meta, result.lead), operation },
        { etag: `"${result.lead.version}"` },
      );
    },
  }),
  defineRoute({
    id: "convertLead",
    method: "post",
    path: "/leads/{id}/convert",
    tag: "Leads",
    right: { object: "lead", action: "edit" },
    summary: "Make a deal of a lead, or make it part of an existing one",
    params: Id,
    body: ConvertLead,
    answer: z.object({
      lead: documentSchema(lead),
      deal: documentSchema(deal),
      contact: documentSchema(contact).nullable(),
      company: documentSchema(company).nullable(),
    }),
    run: async (ctx, { params, body }) => {
      const { result, operation } = await convertLead(ctx, params.id, body);
      const data = {
        lead: masked(ctx, lead.meta, result.lead),
        deal: masked(ctx, deal.meta, result.deal),
        contact: result.contact && masked(ctx, contact.meta, result.contact),
        company: result.company && masked(ctx, company.meta, result.company),
      };
      return { data, operation };
    },
  }),
  ...stageRoutes(stagedLead),
  ...recordRoutes(lead).filter((route) => route.id !== "createLead"),
];
