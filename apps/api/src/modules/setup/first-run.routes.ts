import { z } from "zod";
import { defineRoute, type Route } from "../../platform/route.ts";
import { TRADE_KEYS } from "../sample-data/trades/index.ts";
import { chooseTrade, confirmStep, dismissFirstRun, readFirstRun, recallFirstRun } from "./first-run.service.ts";
import { CONFIRMABLE, STEPS } from "./first-run.steps.ts";

const tag = "Set-up";
const Trade = z.enum(TRADE_KEYS);

/** The way from an empty organization to the first work won. */
export const firstRunRoutes: Route[] = [
  defineRoute({
    id: "getFirstRun",
    method: "get",
    path: "/first-run",
    tag,
    right: "member",
    summary: "The checklist of a new organization, as far as its records show it done",
    answer: z.object({
      trade: z.string().nullable(),
      isDismissed: z.boolean(),
      steps: z.array(z.object({ key: z.enum(STEPS), isDone: z.boolean() })),
    }),
    run: readFirstRun,
  }),
  defineRoute({
    id: "chooseTrade",
    method: "put",
    path: "/first-run/trade",
    tag,
    right: { capability: "pipelines" },
    summary: "Set up the pipelines of a trade",
    body: z.strictObject({ trade: Trade }),
    answer: z.object({ trade: Trade }),
    run: async (ctx, { body }) => {
      const { result, operation } = await chooseTrade(ctx, body.trade);
      return { data: result, operation };
    },
  }),
  defineRoute({
    id: "confirmFirstRunStep",
    method: "put",
    path: "/first-run/steps/{step}",
    tag,
    right: { capability: "organization" },
    status: 204,
    summary: "Call a step done that no record could prove",
    params: z.object({ step: z.enum(CONFIRMABLE) }),
    run: (ctx, { params }) => confirmStep(ctx, params.step),
  }),
  defineRoute({
    id: "dismissFirstRun",
    method: "put",
    path: "/first-run/dismissal",
    tag,
    right: "member",
    status: 204,
    summary: "Put the checklist away, for oneself",
    run: dismissFirstRun,
  }),
  defineRoute({
    id: "recallFirstRun",
    method: "delete",
    path: "/first-run/dismissal",
    tag,
    right: "member",
    status: 204,
    summary: "Bring the checklist back",
    run: recallFirstRun,
  }),
];
