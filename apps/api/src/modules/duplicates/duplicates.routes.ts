import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { JobStarted } from "../../records/background/background-jobs.routes.ts";
import { NotDuplicates, tellApart } from "../../records/distinct.ts";
import { mayNot } from "../../records/lock.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { mayEver } from "../../records/scope.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { Duplicate, findDuplicates } from "./duplicates.ts";
import { DuplicatePair, describePairs, listPairs, PairsRequest } from "./pairs.ts";
import { startSweep } from "./sweep.job.ts";

/** Contacts and companies that are there twice, perhaps; merging makes them one. */
export const duplicateRoutes = (): Route[] => [company, contact].flatMap(routesOf);

function routesOf(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const lower = label.toLowerCase();
  return [
    defineRoute({
      tag: pluralLabel,
      id: `list${label}Duplicates`,
      method: "get",
      path: `/${plural}/duplicates`,
      right: { object: name, action: "read" },
      summary: `Pairs of ${pluralLabel.toLowerCase()} that may be the same, the surest first, as the last sweep found them`,
      query: PairsRequest,
      answer: z.array(DuplicatePair),
      run: async (ctx, { query }) => new Answer(200, await listPairs(ctx, object, query)),
    }),
    defineRoute({
      tag: pluralLabel,
      id: `describe${label}Duplicates`,
      method: "get",
      path: `/${plural}/duplicates/sweep`,
      right: { object: name, action: "read" },
      summary: "How many such pairs there are, and when the records were last compared with each other",
      answer: z.object({ count: z.int(), isMore: z.boolean(), sweptAt: z.iso.datetime().nullable() }),
      run: (ctx) => describePairs(ctx, object),
    }),
    defineRoute({
      tag: pluralLabel,
      id: `sweep${label}Duplicates`,
      method: "post",
      path: `/${plural}/duplicates/sweep`,
      right: { object: name, action: "edit" },
      status: 202,
      summary: `Compare all ${pluralLabel.toLowerCase()} with each other, in the background`,
      answer: JobStarted,
      run: async (ctx) => {
        if (!mayEver(ctx, object.meta, "edit")) throw mayNot(ctx, object, "edit");
        return { job: await startSweep(ctx, object) };
      },
    }),
    defineRoute({
      tag: pluralLabel,
      id: `find${label}Duplicates`,
      method: "get",
      path: `/${plural}/{id}/duplicates`,
      right: { object: name, action: "read" },
      summary: `${pluralLabel} that may be the same as this ${lower}`,
      params: Id,
      answer: z.array(Duplicate),
      run: (ctx, { params }) => findDuplicates(ctx, object, params.id),
    }),
    defineRoute({
      tag: pluralLabel,
      id: `tell${label}Apart`,
      method: "post",
      path: `/${plural}/{id}/not-duplicates`,
      right: { object: name, action: "edit" },
      summary: `Remember that another ${lower} is not this one`,
      params: Id,
      body: NotDuplicates,
      answer: NotDuplicates,
      run: async (ctx, { params, body }) => {
        const { result, operation } = await tellApart(ctx, object, params.id, body.otherId);
        return new Answer(200, { data: result, operation });
      },
    }),
  ];
}
