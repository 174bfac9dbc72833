import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Rule = Schemas["FollowUpRule"];
export type RuleWords = Pick<
  Rule,
  "name" | "trigger" | "pipelineId" | "stageIds" | "words" | "delay" | "unit" | "time" | "makes" | "channel"
>;

const MOST = 200;

/** Every rule, in the order they were made. */
export const rulesQuery = queryOptions({
  queryKey: ["records", "follow_up_rule", "all"],
  queryFn: async ({ signal }) =>
    (await good(api.GET("/api/v1/follow-up-rules", { params: { query: { limit: MOST } }, signal }))).data,
});

export const createRule = (words: RuleWords) => good(api.POST("/api/v1/follow-up-rules", { body: { ...words } }));

export const changeRule = ({
  id,
  version,
  ...words
}: Pick<Rule, "id" | "version"> & Partial<RuleWords & Pick<Rule, "isActive">>) =>
  good(api.PATCH("/api/v1/follow-up-rules/{id}", { params: { path: { id } }, body: { ...words, version } }));

export const deleteRule = (id: string) =>
  good(api.DELETE("/api/v1/follow-up-rules/{id}", { params: { path: { id } } }));

/** The usual rules that are not there. */
export const addUsualRules = () => good(api.POST("/api/v1/follow-up-rules/usual"));
