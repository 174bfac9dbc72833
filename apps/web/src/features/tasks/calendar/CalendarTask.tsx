import { useDraggable } from "@dnd-kit/core";
import type { KeyboardEvent } from "react";
import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { RecordLink } from "../../../records/RecordLink.tsx";
import { type RecordData, titleOf } from "../../../records/record.ts";
import { isOpen } from "../task-words.ts";

/** How many days an arrow moves a task, with Alt. */
const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface CalendarTaskProps {
  object: DrawnObject;
  task: RecordData;
  now: Date;
  onMove: (days: number) => void;
}

/** A task on its day: opened by pressing, moved by dragging or with Alt and the arrow keys. */
export function CalendarTask({ object, task, now, onMove }: CalendarTaskProps) {
  const { locale, zone } = useFormats();
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: task.id });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone }).format(
    Date.parse(String(task.dueAt)),
  );
  const isDone = !isOpen(task.status);
  const isOverdue = !isDone && Date.parse(String(task.dueAt)) < now.getTime();
  const onKeyDown = (event: KeyboardEvent) => {
    const days = DAYS[event.key];
    if (!event.altKey || days === undefined) return;
    event.preventDefault();
    onMove(days);
  };
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      data-calendar-task={task.id}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      className={cn("relative touch-manipulation", isDragging && "z-10 shadow-raised")}
    >
      <RecordLink
        object={object.name}
        id={task.id}
        draggable={false}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown"
        title={m.tasks_calendar_hint()}
        className={cn(
          "flex min-h-6 items-center gap-1.5 rounded border bg-surface px-1.5 text-xs hover:border-line-strong",
          isDone && "text-ink-2 line-through",
        )}
      >
        <span className={cn("shrink-0 tabular-nums", isOverdue ? "text-danger" : "text-ink-2")}>{time}</span>
        <span className="truncate">{titleOf(task, object)}</span>
        {isOverdue && <span className="sr-only">{m.tasks_is_overdue()}</span>}
      </RecordLink>
    </li>
  );
}
