import { defineRoute, type Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { stageRoutes } from "../pipelines/stage.routes.ts";
import { Forecast, ForecastRequest, forecastDeals } from "./deals.forecast.ts";
import { deal } from "./deals.object.ts";
import { stagedDeal } from "./deals.stages.ts";

export const dealRoutes = (): Route[] => [
  defineRoute({
    id: "forecastDeals",
    method: "get",
    path: "/deals/forecast",
    tag: "Deals",
    right: { object: "deal", action: "read" },
    summary: "What deals may bring month by month, and what they brought",
    query: ForecastRequest,
    answer: Forecast,
    run: (ctx, { query }) => forecastDeals(ctx, query),
  }),
  ...stageRoutes(stagedDeal),
  ...recordRoutes(deal),
];
