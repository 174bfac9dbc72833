import { z } from "zod";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { followUpRule } from "./rules.object.ts";
import { addUsualRules } from "./usual-rules.ts";

/** Rules for follow-ups: as of every object, and the usual ones for who has none. */
export const followUpRuleRoutes = (): Route[] => [
  defineRoute({
    id: "addUsualFollowUpRules",
    method: "post",
    path: "/follow-up-rules/usual",
    tag: followUpRule.meta.pluralLabel,
    status: 201,
    summary: "Add the usual rules that are not there, in the organization's language",
    answer: z.array(z.uuid()),
    right: { object: followUpRule.meta.name, action: "create" },
    async run(ctx) {
      const { result, operation } = await addUsualRules(ctx);
      return new Answer(201, { data: result, operation });
    },
  }),
  ...recordRoutes(followUpRule),
];
