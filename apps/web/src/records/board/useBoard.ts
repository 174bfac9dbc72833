import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { amountFieldOf } from "../metadata.ts";
import type { Pipeline } from "../pipeline.ts";
import { announceFailure } from "../undo/undo.ts";
import { boardQuery, loadMoreCards } from "./board.api.ts";
import { type BoardColumn, type CardMove, moveCards, neighboursOf } from "./board-moves.ts";
import { useStageMove } from "./useStageMove.tsx";

const NO_COLUMNS: BoardColumn[] = [];

/**
 * A pipeline's columns as they will be: what the server said, with the moves on top that it has not answered yet. A
 * move that is refused, or called off when its stage asks for more, falls away, and its cards are where they were.
 */
export function useBoard(object: DrawnObject, pipeline: Pipeline, filter?: string) {
  const queryClient = useQueryClient();
  const query = boardQuery(object, pipeline.id, filter);
  const board = useQuery(query);
  const { move: send, dialog } = useStageMove(object);
  const [pending, setPending] = useState<CardMove[]>([]);
  const loading = useRef(new Set<string>());

  const columns = useMemo(() => {
    const chances = new Map(pipeline.stages.map((stage) => [stage.id, stage.probability ?? 0]));
    const reckoning = {
      amountField: amountFieldOf(object)?.name,
      chanceOf: (stageId: string) => chances.get(stageId) ?? 0,
    };
    return pending.reduce((now, move) => moveCards(now, move, reckoning), board.data ?? NO_COLUMNS);
  }, [board.data, pending, object, pipeline]);

  const move = async (wanted: CardMove): Promise<boolean> => {
    const stage = pipeline.stages.find(({ id }) => id === wanted.to.stageId);
    if (!stage) return false;
    const neighbours = neighboursOf(columns, wanted);
    setPending((moves) => [...moves, wanted]);
    const isMoved = await send({ ids: wanted.ids, stage, ...neighbours });
    setPending((moves) => moves.filter((one) => one !== wanted));
    return isMoved;
  };

  const loadMore = async (column: BoardColumn) => {
    if (!column.next || loading.current.has(column.stageId)) return;
    loading.current.add(column.stageId);
    try {
      await loadMoreCards(queryClient, object, query, column, filter);
    } catch (error) {
      announceFailure(error, m.board_not_loaded());
    } finally {
      loading.current.delete(column.stageId);
    }
  };

  return { board, columns, move, loadMore, dialog };
}
