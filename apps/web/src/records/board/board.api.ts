import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData, Written } from "../record.ts";
import type { BoardColumn } from "./board-moves.ts";

/** The most cards of a stage that the API gives at once. */
export const MOST_CARDS = 500;

/** Every stage of a pipeline: its first `limit` cards, and the count and sums of all it has. */
export const boardQuery = (object: DrawnObject, pipelineId: string, limit: number, filter?: string) =>
  queryOptions({
    queryKey: ["records", object.name, "board", pipelineId, { filter, limit }],
    queryFn: async ({ signal }) => {
      const answer = await good<{ data: BoardColumn[] }>(
        api.GET(`/${object.plural}/board`, { params: { query: { pipelineId, filter, limit } }, signal }),
      );
      return answer.data;
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
  good<Written<RecordData>>(api.PATCH(`/${object.plural}/${id}/stage`, { body }));
