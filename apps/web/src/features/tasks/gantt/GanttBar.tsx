import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { titleOf } from "../../../records/record.ts";
import { isOpen } from "../task-words.ts";
import { type Bar, DAY_PX, ROW_PX } from "./gantt-scale.ts";

type Edge = "both" | "end";

interface GanttBarProps {
  object: DrawnObject;
  bar: Bar;
  now: Date;
  onShift: (days: number, edge: Edge) => void;
}

/** A task's days. Dragged as a whole, or longer and shorter by its end; with the arrow keys, and Shift for the end. */
export function GanttBar({ object, bar, now, onShift }: GanttBarProps) {
  const formats = useFormats();
  const [drag, setDrag] = useState<{ fromX: number; days: number; edge: Edge } | null>(null);
  const { task, row } = bar;
  const title = titleOf(task, object);
  const lift = (edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ fromX: event.clientX, days: 0, edge });
  };
  const handlers = {
    onPointerMove: (event: PointerEvent) =>
      drag && setDrag({ ...drag, days: Math.round((event.clientX - drag.fromX) / DAY_PX) }),
    onPointerUp: () => {
      if (drag) onShift(drag.days, drag.edge);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setDrag(null);
    const days = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (days === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onShift(days, event.shiftKey ? "end" : "both");
  };
  const moved = drag?.days ?? 0;
  const from = bar.from + (drag?.edge === "both" ? moved : 0);
  const to = Math.max(from, bar.to + moved);
  const isDone = !isOpen(task.status);
  const isLate = !isDone && Date.parse(String(task.dueAt)) < now.getTime();
  return (
    <li
      className="absolute"
      style={{ top: row * ROW_PX, left: from * DAY_PX, width: (to - from + 1) * DAY_PX, height: ROW_PX }}
    >
      <button
        type="button"
        data-bar={task.id}
        aria-label={m.tasks_bar({ title, day: formats.day(String(task.dueAt)) })}
        aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight"
        title={m.tasks_bar_hint()}
        onKeyDown={onKeyDown}
        onPointerDown={lift("both")}
        {...handlers}
        className={cn(
          "absolute inset-x-0.5 inset-y-1.5 flex cursor-grab touch-none items-center rounded-md border px-2 text-left text-xs",
          isDone ? "border-line-strong bg-hover text-ink-2" : "border-accent bg-accent-soft text-ink",
          (isLate || task.isBlocked === true) && "border-warn bg-warn-soft",
          drag && "cursor-grabbing shadow-raised",
        )}
      >
        <span className="truncate">{title}</span>
      </button>
      <span
        aria-hidden
        data-bar-end={task.id}
        onPointerDown={lift("end")}
        {...handlers}
        className="absolute inset-y-1.5 right-0 w-2 cursor-ew-resize touch-none rounded-r-md hover:bg-line-strong"
      />
    </li>
  );
}
