import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { documentSchema } from "../../records/schemas.ts";
import { masked } from "../../records/scope.ts";
import { activity } from "../activities/activities.object.ts";
import { LogCall, logCall } from "./log-call.ts";
import { Today } from "./today.schemas.ts";
import { readToday } from "./today.service.ts";
import { SCOPES } from "./whose.ts";

const tag = "Today";

/** What needs somebody now, and the call that settles it. */
export const todayRoutes = (): Route[] => [
  defineRoute({
    id: "getToday",
    method: "get",
    path: "/today",
    tag,
    right: "member",
    summary: "What needs somebody now: follow-ups, unanswered leads, meetings, deals and leads going cold",
    query: z.object({ scope: z.enum(SCOPES).default("mine") }),
    answer: Today,
    run: (ctx, { query }) => readToday(ctx, query.scope),
  }),
  defineRoute({
    id: "logCall",
    method: "post",
    path: "/today/calls",
    tag,
    right: { object: "activity", action: "create" },
    status: 201,
    summary: "Write down a call and settle the follow-ups it answers, as one operation",
    body: LogCall,
    answer: documentSchema(activity),
    run: async (ctx, { body }) => {
      const { result, operation } = await logCall(ctx, body);
      return { data: masked(ctx, activity.meta, result), operation };
    },
  }),
];
