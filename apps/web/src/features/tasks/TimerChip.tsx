import { Square } from "lucide-react";
import { useNow } from "../../lib/hooks.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { clockOf } from "./elapsed.ts";
import { useTimer } from "./useTimer.ts";

const TICK_MS = 15_000;

/** What the member's timer runs on now, and a way to stop it; nothing while none runs. */
export function TimerChip() {
  const now = useNow(TICK_MS);
  const { running, isBusy, stop } = useTimer();
  if (!running) return null;
  return (
    <span className="flex h-7 max-w-64 items-center gap-2 rounded-full border border-line-strong pr-0.5 pl-2.5">
      <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-accent motion-reduce:animate-none" />
      <RecordLink object="task" id={running.task.id} className="min-w-0 truncate hover:underline max-sm:sr-only">
        {running.task.title}
      </RecordLink>
      <span className="tabular-nums">{clockOf(now.getTime() - Date.parse(running.startedAt))}</span>
      <IconButton label={m.tasks_timer_stop()} disabled={isBusy} onClick={stop}>
        <Square />
      </IconButton>
    </span>
  );
}
