import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { boardParameters, CARDS_AT_FIRST } from "../asked-first.ts";
import { records } from "../records.api.ts";
import type { BoardColumn } from "./board-moves.ts";

const CARDS_AT_ONCE = 100;

/**
 * Every stage of a pipeline: its first cards, and the count and sums of all it has. Read again, it has as many cards as
 * were on the screen, so that nothing jumps away under somebody who has scrolled.
 */
export const boardQuery = (object: DrawnObject, pipelineId: string, filter?: string) =>
  queryOptions({
    queryKey: ["records", object.name, "board", pipelineId, { filter }],
    queryFn: async ({ signal, client, queryKey }) => {
      const cards = cardsShown(client.getQueryData<BoardColumn[]>(queryKey));
      const params = { path: object, query: { ...boardParameters(pipelineId, filter), cards } };
      return (await good(records.GET("/api/v1/{plural}/board", { params, signal }))).data;
    },
    placeholderData: (previous) => previous,
  });

const cardsShown = (columns: BoardColumn[] = []) =>
  columns
    .filter((column) => column.records.length > CARDS_AT_FIRST)
    .map((column) => `${column.stageId}:${column.records.length}`)
    .join(",") || undefined;

/** Reads a column's next cards and puts them below those there are. */
export async function loadMoreCards(
  client: QueryClient,
  object: DrawnObject,
  { queryKey }: ReturnType<typeof boardQuery>,
  column: BoardColumn,
  filter?: string,
): Promise<void> {
  if (!column.next) return;
  const path = { plural: object.plural, stageId: column.stageId };
  const query = { filter, limit: CARDS_AT_ONCE, after: column.next };
  const { data, page } = await good(records.GET("/api/v1/{plural}/board/{stageId}", { params: { path, query } }));
  client.setQueryData(queryKey, (columns: BoardColumn[] | undefined) =>
    columns?.map((one) =>
      // Read anew in the meantime, the column has another end, and these cards would not follow it.
      one.stageId === column.stageId && one.next === column.next
        ? { ...one, records: [...one.records, ...data], next: page.next }
        : one,
    ),
  );
}

export interface StageMove {
  ids: string[];
  stage: string;
  /** Values the stage asks for. */
  fields?: Record<string, unknown>;
  before?: string;
  after?: string;
}

/** Moves records to a stage as one operation. */
export const moveToStage = (object: DrawnObject, body: StageMove) =>
  good(records.PATCH("/api/v1/{plural}/stages", { params: { path: { plural: object.plural } }, body }));
