import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { cn } from "../../../lib/cn.ts";
import { useNow } from "../../../lib/hooks.ts";
import { useIdempotencyKey } from "../../../lib/idempotency.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { RecordLink } from "../../../records/RecordLink.tsx";
import { type RecordData, titleOf } from "../../../records/record.ts";
import { createRecord, editRecord, useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Due } from "../Due.tsx";
import { isOpen } from "../task-words.ts";
import { tasksQuery } from "../tasks.api.ts";
import { Part } from "./Part.tsx";

const TICK_MS = 60_000;

/** The parts of a task, ticked off in their place; a line at the end adds one more. */
export function Subtasks({ object, task }: { object: DrawnObject; task: RecordData }) {
  const now = useNow(TICK_MS);
  const { data } = useQuery(tasksQuery(object, `parentId:${task.id}`, "createdAt"));
  const write = useWrite(
    ({ part, status }: { part: RecordData; status: string }) => editRecord(object, part, { status }),
    m.tasks_changed(),
  );
  // Ticked at once; where the server refuses, the box is as it was.
  const ticked = write.isPending ? write.variables : null;
  const parts = (data?.tasks ?? []).map((part) =>
    part.id === ticked?.part.id ? { ...part, status: ticked.status } : part,
  );
  const done = parts.filter(({ status }) => !isOpen(status)).length;
  return (
    <Part
      title={m.tasks_subtasks()}
      aside={parts.length > 0 && <span className="text-ink-2 tabular-nums">{`${done}/${parts.length}`}</span>}
    >
      <ul aria-label={m.tasks_subtasks()}>
        {parts.map((part) => (
          <li key={part.id} className="flex min-h-8 items-center gap-2">
            <Checkbox
              aria-label={m.tasks_complete_one({ title: titleOf(part, object) })}
              checked={!isOpen(part.status)}
              disabled={task.can?.edit === false}
              onCheckedChange={(isDone) =>
                write.mutate(
                  { part, status: isDone ? "completed" : "todo" },
                  { onError: (error) => announceFailure(error) },
                )
              }
            />
            <RecordLink
              object={object.name}
              id={part.id}
              className={cn("min-w-0 truncate hover:underline", !isOpen(part.status) && "text-ink-2 line-through")}
            >
              {titleOf(part, object)}
            </RecordLink>
            <span className="ml-auto text-xs text-ink-2">
              <Due dueAt={part.dueAt} status={part.status} now={now} />
            </span>
          </li>
        ))}
      </ul>
      {object.can.create && <AddSubtask object={object} task={task} />}
    </Part>
  );
}

function AddSubtask({ object, task }: { object: DrawnObject; task: RecordData }) {
  const keyFor = useIdempotencyKey();
  const [title, setTitle] = useState("");
  const create = useWrite(
    (values: Record<string, unknown>) => createRecord(object, values, keyFor(values)),
    m.tasks_subtask_added(),
    () => setTitle(""),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return;
    const values = { title: title.trim(), parentId: task.id, assigneeIds: task.assigneeIds };
    create.mutate(values, { onError: (error) => announceFailure(error) });
  };
  return (
    <form onSubmit={onSubmit} className="mt-1 flex gap-2">
      <Input
        size="sm"
        aria-label={m.tasks_subtask_new()}
        placeholder={m.tasks_subtask_new()}
        maxLength={255}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button size="sm" type="submit" busy={create.isPending}>
        {m.common_add()}
      </Button>
    </form>
  );
}
