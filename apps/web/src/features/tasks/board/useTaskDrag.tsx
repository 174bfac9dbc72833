import { MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useState } from "react";
import { m } from "../../../messages/messages.js";
import { useAnnouncer } from "../../../records/board/useAnnouncer.tsx";
import { asText } from "../../../records/record.ts";
import type { TaskBoardData } from "./useTaskBoard.ts";

/** Dragging cards between columns by mouse and touch; by keyboard a card's own menu moves it. */
export function useTaskDrag({ columns, move }: TaskBoardData) {
  const [lifted, setLifted] = useState<string | null>(null);
  const { say, region } = useAnnouncer();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A short hold tells dragging a card from scrolling the board.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const context = {
    sensors,
    collisionDetection: pointerWithin,
    // Ours are said by `region`, in the member's language.
    accessibility: { announcements: SILENT },
    onDragStart: ({ active }: { active: { id: string | number } }) => setLifted(String(active.id)),
    onDragCancel: () => setLifted(null),
    onDragEnd: ({ active, over }: { active: { id: string | number }; over: { id: string | number } | null }) => {
      setLifted(null);
      const column = columns.find(({ status }) => status === over?.id);
      const task = columns.flatMap(({ tasks }) => tasks).find(({ id }) => id === active.id);
      if (!column || !task) return;
      say(m.tasks_moved_to({ title: asText(task.title), status: column.label }));
      void move(task.id, column.status);
    },
  };
  return { context, lifted, region };
}

const nothing = () => undefined;
const SILENT = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };
