import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { addSampleData, standingSampleData } from "./sample-data.service.ts";
import { TRADE_KEYS } from "./trades/index.ts";

const tag = "Sample data";
const right = { capability: "sample_data" } as const;
const Added = z.object({
  companies: z.int(),
  contacts: z.int(),
  leads: z.int(),
  deals: z.int(),
  activities: z.int(),
  tasks: z.int(),
});

/** Something to look at before there is anything; gone with one undo. */
export const sampleDataRoutes: Route[] = [
  defineRoute({
    id: "getSampleData",
    method: "get",
    path: "/sample-data",
    tag,
    right,
    summary: "The operation that added sample data, while it stands",
    answer: z.object({ operationId: z.uuid().nullable() }),
    run: async (ctx) => ({ operationId: await standingSampleData(ctx) }),
  }),
  defineRoute({
    id: "addSampleData",
    method: "post",
    path: "/sample-data",
    tag,
    right,
    status: 201,
    summary: "Add a trade's sample data, as one operation that can be undone",
    body: z.strictObject({ trade: z.enum(TRADE_KEYS).default("plumbing") }),
    answer: Added,
    run: async (ctx, { body }) => {
      const { result, operation } = await addSampleData(ctx, body.trade);
      return { data: result, operation };
    },
  }),
];
