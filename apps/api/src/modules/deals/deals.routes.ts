import type { Route } from "../../platform/route.ts";
import { recordRoutes } from "../../records/record.routes.ts";
import { stageRoutes } from "../pipelines/stage.routes.ts";
import { deal } from "./deals.object.ts";
import { stagedDeal } from "./deals.stages.ts";

export const dealRoutes = (): Route[] => [...stageRoutes(stagedDeal), ...recordRoutes(deal)];
