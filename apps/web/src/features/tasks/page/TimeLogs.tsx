import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { useNow } from "../../../lib/hooks.ts";
import { useMe } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Input } from "../../../ui/Input.tsx";
import { clockOf } from "../elapsed.ts";
import { addTimeLog, deleteTimeLog, type TimeEntry, timeLogsQuery } from "../tasks.api.ts";
import { Part } from "./Part.tsx";

const TICK_MS = 15_000;
const MINUTE_MS = 60_000;

/** The time worked on a task against what was estimated, each stretch with whose it was. */
export function TimeLogs({ task }: { task: RecordData }) {
  const formats = useFormats();
  const { data: logs = [] } = useQuery(timeLogsQuery(task.id));
  const actual = formats.number(Number(task.actualHours ?? 0));
  const spent = task.estimatedHours
    ? m.tasks_hours_of({ actual, estimated: formats.number(Number(task.estimatedHours)) })
    : m.tasks_hours({ actual });
  return (
    <Part title={m.tasks_time()} aside={<span className="text-ink-2 tabular-nums">{spent}</span>}>
      <ul aria-label={m.tasks_time()}>
        {logs.map((log) => (
          <Log key={log.id} log={log} />
        ))}
      </ul>
      {task.can?.edit !== false && <AddTime taskId={task.id} />}
    </Part>
  );
}

function Log({ log }: { log: TimeEntry }) {
  const formats = useFormats();
  const now = useNow(TICK_MS);
  const me = useMe();
  const remove = useWrite(() => deleteTimeLog(log.taskId, log.id), m.tasks_time_deleted());
  const until = log.endedAt ? Date.parse(log.endedAt) : now.getTime();
  const mayDelete = log.member.id === me.member.id || me.role.capabilities.includes("operations");
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-3">
      <span className="w-12 font-medium tabular-nums">{clockOf(until - Date.parse(log.startedAt))}</span>
      <span>{log.member.title ?? m.record_former_member()}</span>
      <span className="text-ink-2">{formats.dateTime(log.startedAt)}</span>
      {!log.endedAt && <span className="text-accent-text">{m.tasks_timer_runs()}</span>}
      {log.note && <span className="min-w-0 truncate text-ink-2">{log.note}</span>}
      {mayDelete && (
        <IconButton
          label={m.tasks_time_delete()}
          className="ml-auto"
          onClick={() => remove.mutate(undefined, { onError: (error) => announceFailure(error) })}
        >
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}

/** Time worked until now, written down after the fact. */
function AddTime({ taskId }: { taskId: string }) {
  const [minutes, setMinutes] = useState("");
  const [note, setNote] = useState("");
  const add = useWrite(
    (spentMs: number) => {
      const now = Date.now();
      const [startedAt, endedAt] = [new Date(now - spentMs).toISOString(), new Date(now).toISOString()];
      return addTimeLog(taskId, { startedAt, endedAt, note: note.trim() || null });
    },
    m.tasks_time_added(),
    () => {
      setMinutes("");
      setNote("");
    },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const spent = Number(minutes);
    if (spent > 0) add.mutate(spent * MINUTE_MS, { onError: (error) => announceFailure(error) });
  };
  return (
    <form onSubmit={onSubmit} className="mt-1 flex flex-wrap gap-2">
      <div className="w-28">
        <Input
          size="sm"
          type="number"
          min={1}
          max={1440}
          inputMode="numeric"
          aria-label={m.tasks_time_minutes()}
          placeholder={m.tasks_time_minutes()}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </div>
      <div className="min-w-40 flex-1">
        <Input
          size="sm"
          aria-label={m.tasks_time_note()}
          placeholder={m.tasks_time_note()}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Button size="sm" type="submit" busy={add.isPending}>
        {m.common_add()}
      </Button>
    </form>
  );
}
