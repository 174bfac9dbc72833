export { followUpJobs, sweepFollowUpsEveryMinute } from "./follow-ups.job.ts";
export { FOLLOW_UPS_SQL } from "./follow-ups.sql.ts";
export { planAfterDocuments, planAfterMeetings, planAnswers } from "./plan.subscribers.ts";
export { followUpRule } from "./rules.object.ts";
export { followUpRuleRoutes } from "./rules.routes.ts";
export { followActivities, stopWhenAnswered, stopWhenReached } from "./stop.subscribers.ts";
export { createUsualRules } from "./usual-rules.ts";
