export { article } from "./articles.object.ts";
export { embedPassages } from "./embed.job.ts";
export { type FoundPassage, findPassages } from "./find-passages.ts";
export { followSources } from "./follow-sources.ts";
export { knowledgeRoutes } from "./knowledge.routes.ts";
