import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { paths } from "../../lib/api-types.ts";

type Data<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { "application/json": { data: infer Answer } } } };
}
  ? Answer
  : never;

export type AiSettings = Data<"/api/v1/ai/settings", "get">;
export type Feature = AiSettings["featuresOff"][number];
export type Provider = AiSettings["provider"];
export type Vendor = AiSettings["vendors"][number]["provider"];
export type AiAction = Data<"/api/v1/ai/actions", "get">[number];
export type ParsedLead = Data<"/api/v1/ai/parse-lead", "post">;
export type WrittenBy = ParsedLead["by"];

export const aiSettingsQuery = queryOptions({
  queryKey: ["ai-settings"],
  queryFn: async () => (await good(api.GET("/api/v1/ai/settings"))).data,
});

export interface ChangeAiSettings {
  provider?: Provider;
  model?: string | null;
  embedding?: AiSettings["embedding"];
  featuresOff?: Feature[];
  dailySpend?: string | null;
  keys?: Partial<Record<Vendor, string | null>>;
}

export const changeAiSettings = (change: ChangeAiSettings) => good(api.PATCH("/api/v1/ai/settings", { body: change }));

export interface TryModel {
  provider: Provider;
  model: string | null;
  /** One that is not kept yet. */
  key?: string;
}

/** Asks a model whether it is there. */
export const tryModel = async (choice: TryModel) => (await good(api.POST("/api/v1/ai/test", { body: choice }))).data;

/** Reads what somebody wrote as an inquiry; keeps nothing. */
export const parseLead = async (freeText: string) =>
  (await good(api.POST("/api/v1/ai/parse-lead", { body: { freeText, channel: "pasted" } }))).data;

export interface LogFilter {
  action?: AiAction["action"];
  task?: string;
  provider?: Provider;
  /** Only where rules stood in for a model. */
  fellBack?: "true";
}

const AT_ONCE = 50;

/** What AI did, newest first. */
export const aiActionsQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ["ai-actions", filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, cursor: pageParam || undefined, limit: AT_ONCE };
      return good(api.GET("/api/v1/ai/actions", { params: { query }, signal }));
    },
    getNextPageParam: ({ page }) => page?.next,
  });
