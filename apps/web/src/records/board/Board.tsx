import {
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ListError } from "../filters/ListError.tsx";
import { amountFieldOf } from "../metadata.ts";
import type { Pipeline } from "../pipeline.ts";
import { titleOf } from "../record.ts";
import { boardAnnouncements } from "./announcements.ts";
import { CardFace } from "./BoardCard.tsx";
import { boardQuery, MOST_CARDS } from "./board.api.ts";
import { type BoardColumn, moveCard, neighboursOf, placeOf, targetOf } from "./board-moves.ts";
import { whereItLands } from "./collisions.ts";
import { StageColumn } from "./StageColumn.tsx";
import { useStageMove } from "./useStageMove.tsx";

interface BoardProps {
  object: DrawnObject;
  pipeline: Pipeline;
  filter?: string;
  onClearFilter: () => void;
  /** Offered at the first stage, where new records enter. */
  onCreate?: () => void;
}

const NO_COLUMNS: BoardColumn[] = [];
const CARDS_AT_FIRST = 50;

/** A pipeline as columns of cards, moved by mouse, touch or keyboard. */
export function Board({ object, pipeline, filter, onClearFilter, onCreate }: BoardProps) {
  const queryClient = useQueryClient();
  const [limit, setLimit] = useState(CARDS_AT_FIRST);
  const query = boardQuery(object, pipeline.id, limit, filter);
  const board = useQuery(query);
  const { move, dialog } = useStageMove(object);
  /** The board as it looks while a card is in the air or its move is not answered yet. */
  const [draft, setDraft] = useState<BoardColumn[] | null>(null);
  const [lifted, setLifted] = useState<string | null>(null);
  const columns = draft ?? board.data ?? NO_COLUMNS;
  const amountField = amountFieldOf(object)?.name;

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A short hold tells dragging a card from scrolling the board.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const place = ({ active, over }: DragOverEvent | DragEndEvent): BoardColumn[] => {
    const id = String(active.id);
    const target = over && targetOf(columns, String(over.id));
    return target ? moveCard(columns, id, target, amountField) : columns;
  };
  const drop = async (event: DragEndEvent) => {
    const id = String(event.active.id);
    const next = place(event);
    setLifted(null);
    const from = placeOf(board.data ?? NO_COLUMNS, id);
    const to = placeOf(next, id);
    if (!event.over || !from || !to || (from.stageId === to.stageId && from.index === to.index)) return setDraft(null);
    setDraft(next);
    const stage = pipeline.stages.find((one) => one.id === to.stageId);
    const isMoved = await move({ id, stage: to.stageId, ...neighboursOf(next, id) }, stage?.name ?? "this stage");
    // A fresh board has been fetched by now, or the old one is shown again: the refused card goes back.
    if (!isMoved) await queryClient.invalidateQueries({ queryKey: query.queryKey });
    setDraft(null);
  };

  if (board.isPending) return <SkeletonRows />;
  if (board.isError && columns.length === 0) {
    return <ListError error={board.error} onRetry={() => board.refetch()} onClearFilter={onClearFilter} />;
  }
  const liftedCard = columns.flatMap((column) => column.records).find((record) => record.id === lifted);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={whereItLands}
      accessibility={boardAnnouncements(object, pipeline, () => columns)}
      onDragStart={({ active }) => {
        setLifted(String(active.id));
        setDraft(columns);
      }}
      onDragOver={(event) => setDraft(place(event))}
      onDragEnd={drop}
      onDragCancel={() => {
        setLifted(null);
        setDraft(null);
      }}
    >
      <section
        aria-label={`${pipeline.name} board`}
        className="flex h-full snap-x gap-2 overflow-x-auto px-3 py-3 max-md:snap-mandatory"
      >
        {pipeline.stages.map((stage, index) => (
          <StageColumn
            key={stage.id}
            object={object}
            stage={stage}
            column={columns.find((column) => column.stageId === stage.id)}
            onCreate={index === 0 ? onCreate : undefined}
            onMore={limit < MOST_CARDS ? () => setLimit(MOST_CARDS) : undefined}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {liftedCard && (
          <div className="cursor-grabbing rounded-lg shadow-raised" aria-hidden title={titleOf(liftedCard, object)}>
            <CardFace object={object} record={liftedCard} stage={undefined} />
          </div>
        )}
      </DragOverlay>
      {dialog}
    </DndContext>
  );
}
