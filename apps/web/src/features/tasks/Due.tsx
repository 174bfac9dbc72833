import { CalendarClock } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { isOpen } from "./task-words.ts";

/** When a task is due; a task that should have been done by now says so in words and colour. */
export function Due({ dueAt, status, now }: { dueAt: unknown; status: unknown; now: Date }) {
  const formats = useFormats();
  if (typeof dueAt !== "string") return null;
  const isOverdue = isOpen(status) && Date.parse(dueAt) < now.getTime();
  return (
    <time
      dateTime={dueAt}
      title={formats.dateTime(dueAt)}
      className={cn("inline-flex items-center gap-1 whitespace-nowrap", isOverdue && "text-danger")}
    >
      <CalendarClock aria-hidden className="size-3.5" />
      {isOverdue ? m.tasks_overdue({ when: formats.relative(dueAt, now) }) : formats.dateTime(dueAt)}
    </time>
  );
}
