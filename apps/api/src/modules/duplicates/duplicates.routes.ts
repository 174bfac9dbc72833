import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { NotDuplicates, tellApart } from "../../records/distinct.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { Duplicate, findDuplicates } from "./duplicates.ts";

/** Contacts and companies that are there twice, perhaps; merging makes them one. */
export const duplicateRoutes = (): Route[] => [company, contact].flatMap(routesOf);

function routesOf(object: ObjectDefinition): Route[] {
  const { name, plural, label, pluralLabel } = object.meta;
  const lower = label.toLowerCase();
  return [
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
