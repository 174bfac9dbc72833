import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { records } from "../records.api.ts";

/** The most cards of a stage that the API gives at once. */
export const MOST_CARDS = 500;

/** Every stage of a pipeline: its first `limit` cards, and the count and sums of all it has. */
export const boardQuery = (object: DrawnObject, pipelineId: string, limit: number, filter?: string) =>
  queryOptions({
    queryKey: ["records", object.name, "board", pipelineId, { filter, limit }],
    queryFn: async ({ signal }) => {
      const params = { path: object, query: { pipelineId, filter, limit } };
      return (await good(records.GET("/api/v1/{plural}/board", { params, signal }))).data;
    },
    placeholderData: (previous) => previous,
  });

export interface StageMove {
  id: string;
  stage: string;
  reason?: string;
  /** Values the stage asks for. */
  fields?: Record<string, unknown>;
  before?: string;
  after?: string;
}

export const moveToStage = (object: DrawnObject, { id, ...body }: StageMove) =>
  good(records.PATCH("/api/v1/{plural}/{id}/stage", { params: { path: { plural: object.plural, id } }, body }));
