import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { activity } from "../activities/activities.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { lead } from "../leads/leads.object.ts";
import { NewInquiry, takeInInquiry } from "./inquiries.service.ts";
import { Caller, findMatches, Match } from "./matches.ts";

const tag = "Inquiries";

/** Somebody is on the phone: who may it be, and what do they want. */
export const inquiryRoutes = (): Route[] => [
  defineRoute({
    id: "findMatches",
    method: "get",
    path: "/inquiries/matches",
    tag,
    right: { object: "contact", action: "read" },
    summary: "Contacts the caller may be, by what has been typed so far",
    query: Caller,
    answer: z.array(Match),
    run: (ctx, { query }) => findMatches(ctx, query),
  }),
  defineRoute({
    id: "createInquiry",
    method: "post",
    path: "/inquiries",
    tag,
    right: { object: "lead", action: "create" },
    status: 201,
    summary: "Write down a call: a lead, its contact and the call, at once",
    body: NewInquiry,
    answer: z.object({
      lead: documentSchema(lead),
      contact: documentSchema(contact).nullable(),
      activity: documentSchema(activity),
    }),
    run: async (ctx, { body }) => {
      const { result, operation } = await takeInInquiry(ctx, body);
      const data = {
        lead: masked(ctx, lead.meta, result.lead),
        contact: result.contact && masked(ctx, contact.meta, result.contact),
        activity: masked(ctx, activity.meta, result.activity),
      };
      return { data, operation };
    },
  }),
];
