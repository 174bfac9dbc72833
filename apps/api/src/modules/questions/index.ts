export { questionAnswered } from "./questions.events.ts";
export { question } from "./questions.object.ts";
export { questionRoutes } from "./questions.routes.ts";
