export { type AiAbout, logAiAct } from "./actions.ts";
export { aiRoutes, WrittenBy, writtenBy } from "./ai.routes.ts";
export { followAiMessages } from "./follow-messages.ts";
export { type AiDone, runAiTask } from "./run-task.ts";
export { requireFeature } from "./settings.ts";
