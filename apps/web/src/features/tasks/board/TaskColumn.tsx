import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import { cn } from "../../../lib/cn.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { Dot, toneOf } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { TaskCard } from "./TaskCard.tsx";
import type { TaskColumnData } from "./useTaskBoard.ts";

interface TaskColumnProps {
  object: DrawnObject;
  column: TaskColumnData;
  now: Date;
  helpId: string;
  onMove: (id: string, status: string) => void;
  onCreate?: () => void;
}

/** One status: its name, how many, and its cards. */
export function TaskColumn({ object, column, now, helpId, onMove, onCreate }: TaskColumnProps) {
  const { status, label, color, tasks, hasMore, more } = column;
  const { setNodeRef, isOver } = useDroppable({ id: status });
  const count = hasMore ? `${tasks.length}+` : String(tasks.length);
  return (
    <section
      aria-label={m.tasks_column({ status: label, count })}
      data-over={isOver}
      className="flex w-72 shrink-0 snap-center flex-col rounded-lg max-md:w-[82vw]"
    >
      <header className="flex min-h-9 items-center gap-2 px-2">
        <Dot tone={toneOf(color)} />
        <h2 className="truncate font-medium">{label}</h2>
        <span className="text-ink-3 tabular-nums">{count}</span>
        {onCreate && (
          <IconButton label={m.tasks_new_in({ status: label })} onClick={onCreate} className="ml-auto">
            <Plus />
          </IconButton>
        )}
      </header>
      <ul
        ref={setNodeRef}
        aria-label={label}
        className={cn(
          "flex min-h-24 flex-1 flex-col gap-1.5 overflow-x-hidden overflow-y-auto overscroll-contain rounded-lg p-1 transition-colors",
          isOver && "bg-selected",
        )}
      >
        {tasks.map((task) => (
          <TaskCard key={task.id} {...{ object, task, now, helpId, onMove }} />
        ))}
        {hasMore && more && (
          <li>
            <Button size="sm" variant="ghost" className="w-full" busy={more.isFetching} onClick={more.fetch}>
              {m.common_show_more()}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
