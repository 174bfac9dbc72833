import { CalendarClock, CalendarX2, CircleAlert } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";

/** The first open follow-up of a card, or that there is none: what nobody will do next is easily forgotten. */
export function NextFollowUp({ value, now }: { value: unknown; now: Date }) {
  const formats = useFormats();
  const next = readFollowUp(value);
  if (value === undefined) return null;
  if (!next) {
    return (
      <p className="mt-1 flex items-center gap-1 text-xs text-ink-3">
        <CalendarX2 aria-hidden className="size-3" />
        {m.board_nothing_planned()}
      </p>
    );
  }
  const isOverdue = new Date(next.at) < now;
  const Sign = isOverdue ? CircleAlert : CalendarClock;
  return (
    <p
      className={cn("mt-1 flex items-center gap-1 text-xs text-ink-2", isOverdue && "text-warn")}
      title={`${next.subject}, ${formats.dateTime(next.at)}`}
    >
      <Sign aria-hidden className="size-3 shrink-0" />
      <span className="truncate">{next.subject}</span>
      <span className="shrink-0">
        {isOverdue ? m.board_overdue({ when: formats.relative(next.at, now) }) : formats.relative(next.at, now)}
      </span>
    </p>
  );
}

interface FollowUp {
  at: string;
  subject: string;
}

function readFollowUp(value: unknown): FollowUp | null {
  if (typeof value !== "object" || value === null || !("at" in value) || typeof value.at !== "string") return null;
  const subject = "subject" in value && typeof value.subject === "string" ? value.subject : "";
  return { at: value.at, subject: subject || m.board_follow_up() };
}
