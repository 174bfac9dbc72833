import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { Dismissal, dismissGap, Gap, listGaps, restoreGap } from "./gaps.service.ts";

/** What a record lacks, and what it could be filled with; taken over by an ordinary change of the record. */
export const gapRoutes = (): Route[] => [company, contact, lead, deal].flatMap(routesOf);

function routesOf(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const common = { tag: pluralLabel, params: Id } as const;
  const lower = label.toLowerCase();
  return [
    defineRoute({
      ...common,
      id: `list${label}Gaps`,
      method: "get",
      path: `/${plural}/{id}/gaps`,
      right: { object: name, action: "read" },
      summary: `What a ${lower} lacks that matters, with values out of what is there`,
      answer: z.array(Gap),
      run: (ctx, { params }) => listGaps(ctx, object, params.id),
    }),
    defineRoute({
      ...common,
      id: `dismiss${label}Gap`,
      method: "post",
      path: `/${plural}/{id}/gaps/dismiss`,
      right: { object: name, action: "edit" },
      status: 204,
      summary: "Remember that a field may stay empty, or that a value is not the one",
      body: Dismissal,
      run: (ctx, { params, body }) => dismissGap(ctx, object, params.id, body),
    }),
    defineRoute({
      ...common,
      id: `restore${label}Gap`,
      method: "post",
      path: `/${plural}/{id}/gaps/restore`,
      right: { object: name, action: "edit" },
      status: 204,
      summary: "Ask again for what somebody turned down",
      body: Dismissal,
      run: (ctx, { params, body }) => restoreGap(ctx, object, params.id, body),
    }),
  ];
}
