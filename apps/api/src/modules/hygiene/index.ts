import type { Route } from "../../platform/route.ts";
import { gapRoutes } from "./gaps.routes.ts";
import { riskRoutes } from "./risk.routes.ts";

export { reckonRisksEveryHour, reckonRisksSoon, riskJobs } from "./risk.job.ts";
export { followRisks } from "./risk.subscriber.ts";

/** What keeps the records worth having: what they lack, and which of them are slipping away. */
export const hygieneRoutes = (): Route[] => [...riskRoutes(), ...gapRoutes()];
