import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { CalendarTask } from "./CalendarTask.tsx";
import type { Day, Span } from "./calendar-days.ts";

interface CalendarDayProps {
  object: DrawnObject;
  day: Day;
  now: Date;
  span: Span;
  isToday: boolean;
  /** Of the month before or after. */
  isOutside: boolean;
  tasks: RecordData[];
  onMove: (task: RecordData, days: number) => void;
  onCreate?: () => void;
}

/** A month's cell has room for so many lines; where that is too few, the last one leads to the rest. */
const LINES = 3;

/** One day and what is due on it. */
export function CalendarDay(props: CalendarDayProps) {
  const { object, day, now, span, isToday, isOutside, tasks, onMove, onCreate } = props;
  const { locale } = useFormats();
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const [isOpen, setOpen] = useState(false);
  const noon = new Date(`${day}T12:00:00`);
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" }).format(noon);
  const short = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric" }).format(noon);
  const shown = isOpen || span === "week" ? tasks : tasks.slice(0, tasks.length > LINES ? LINES - 1 : LINES);
  return (
    <section
      ref={setNodeRef}
      data-over={isOver}
      aria-label={m.tasks_day({ day: name, count: tasks.length })}
      className={cn(
        "group min-h-14 border-b md:min-h-24 p-1 md:border-r",
        isOutside && "bg-canvas",
        isOver && "bg-selected",
      )}
    >
      <header className="flex h-6 items-center gap-1 px-1 text-xs">
        <h3
          aria-current={isToday ? "date" : undefined}
          className={cn(
            "mr-auto",
            isToday ? "rounded-full bg-accent px-1.5 font-semibold text-accent-ink" : "text-ink-2",
          )}
        >
          {short}
        </h3>
        {onCreate && (
          <button
            type="button"
            aria-label={m.tasks_new_on({ day: name })}
            onClick={onCreate}
            className="rounded p-0.5 text-ink-2 opacity-0 group-hover:opacity-100 hover:bg-hover focus-visible:opacity-100 pointer-coarse:opacity-100"
          >
            <Plus aria-hidden className="size-3.5" />
          </button>
        )}
      </header>
      <ul className="flex flex-col gap-0.5">
        {shown.map((task) => (
          <CalendarTask key={task.id} {...{ object, task, now }} onMove={(days) => onMove(task, days)} />
        ))}
      </ul>
      {shown.length < tasks.length && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="mt-0.5 min-h-6 w-full rounded px-1.5 text-left text-xs text-ink-2 hover:bg-hover hover:text-ink"
        >
          {m.tasks_more({ count: tasks.length - shown.length })}
        </button>
      )}
    </section>
  );
}
