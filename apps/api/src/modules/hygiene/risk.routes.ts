import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { listRisks, RecordRisk, RisksRequest } from "./risk.service.ts";

/** Which open leads and deals are at risk, and why: reckoned on reading, since time alone changes it. */
export const riskRoutes = (): Route[] =>
  [lead, deal].map((object) =>
    defineRoute({
      tag: object.meta.pluralLabel,
      id: `list${object.meta.label}Risks`,
      method: "get",
      path: `/${object.meta.plural}/risks`,
      right: { object: object.meta.name, action: "read" },
      summary: `Open ${object.meta.pluralLabel.toLowerCase()} at risk, the riskiest first, each with its reasons`,
      query: RisksRequest,
      answer: z.array(RecordRisk),
      run: (ctx, { query }) => listRisks(ctx, object, query),
    }),
  );
