import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useId } from "react";
import { useNow } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { ListError } from "../../../records/filters/ListError.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { TaskFace } from "./TaskCard.tsx";
import { TaskColumn } from "./TaskColumn.tsx";
import { useTaskBoard } from "./useTaskBoard.ts";
import { useTaskDrag } from "./useTaskDrag.tsx";

interface TaskBoardProps {
  object: DrawnObject;
  filter: string | undefined;
  onClearFilter: () => void;
  onCreate?: (initial: Record<string, unknown>) => void;
}

const TICK_MS = 60_000;

/** Tasks by where they stand, moved by mouse, touch and keyboard. */
export function TaskBoard({ object, filter, onClearFilter, onCreate }: TaskBoardProps) {
  const now = useNow(TICK_MS);
  const helpId = useId();
  const board = useTaskBoard(object, filter);
  const drag = useTaskDrag(board);
  if (board.isPending) return <SkeletonRows />;
  if (board.error) return <ListError error={board.error} onRetry={board.retry} onClearFilter={onClearFilter} />;
  const lifted = board.columns.flatMap(({ tasks }) => tasks).find(({ id }) => id === drag.lifted);
  return (
    <DndContext {...drag.context}>
      <p id={helpId} className="sr-only">
        {m.tasks_board_help()}
      </p>
      <div className="flex h-full snap-x gap-2 overflow-x-auto px-4 py-3">
        {board.columns.map((column) => (
          <TaskColumn
            key={column.status}
            {...{ object, column, now, helpId }}
            onMove={board.move}
            onCreate={onCreate && column.status !== "completed" ? () => onCreate({ status: column.status }) : undefined}
          />
        ))}
      </div>
      {drag.region}
      <DragOverlay dropAnimation={null}>{lifted && <TaskFace object={object} task={lifted} now={now} />}</DragOverlay>
    </DndContext>
  );
}
