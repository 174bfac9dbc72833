import { Ban, Check, Play, RotateCcw, Square } from "lucide-react";
import { useNow } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { editRecord, useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { Button } from "../../../ui/Button.tsx";
import { clockOf } from "../elapsed.ts";
import { isOpen } from "../task-words.ts";
import { useTimer } from "../useTimer.ts";

const TICK_MS = 15_000;

/** What is done with a task most: complete it, and measure the time it takes. */
export function TaskBar({ object, task }: { object: DrawnObject; task: RecordData }) {
  const now = useNow(TICK_MS);
  const timer = useTimer();
  const write = useWrite((status: string) => editRecord(object, task, { status }), m.tasks_changed());
  const change = (status: string) => write.mutate(status, { onError: (error) => announceFailure(error) });
  if (task.can?.edit === false) return null;
  const runsHere = timer.running?.taskId === task.id ? timer.running : null;
  return (
    <>
      {isOpen(task.status) ? (
        <Button size="sm" variant="primary" busy={write.isPending} onClick={() => change("completed")}>
          <Check aria-hidden className="size-4" />
          {m.tasks_complete()}
        </Button>
      ) : (
        <Button size="sm" busy={write.isPending} onClick={() => change("todo")}>
          <RotateCcw aria-hidden className="size-4" />
          {m.tasks_reopen()}
        </Button>
      )}
      {runsHere ? (
        <Button size="sm" busy={timer.isBusy} onClick={timer.stop}>
          <Square aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{m.tasks_timer_stop()}</span>
          <span className="tabular-nums">{clockOf(now.getTime() - Date.parse(runsHere.startedAt))}</span>
        </Button>
      ) : (
        isOpen(task.status) && (
          <Button size="sm" busy={timer.isBusy} onClick={() => timer.start(task.id)}>
            <Play aria-hidden className="size-4" />
            <span className="max-sm:sr-only">{m.tasks_timer_start()}</span>
          </Button>
        )
      )}
    </>
  );
}

/** Says that a task waits, where it does. */
export function BlockedNotice({ task }: { task: RecordData }) {
  if (task.isBlocked !== true) return null;
  return (
    <p className="mx-4 mb-2 flex items-center gap-2 rounded-md border border-warn bg-warn-soft px-3 py-1.5">
      <Ban aria-hidden className="size-4 shrink-0" />
      {m.tasks_blocked_hint()}
    </p>
  );
}
