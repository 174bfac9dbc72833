import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { editRecord, useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";

/** The times of a task that are dragged about. */
export interface Times {
  dueAt?: string;
  startAt?: string;
}

/** Gives tasks other times: shown at once, and put back with the reason when the server refuses. */
export function useReschedule(object: DrawnObject) {
  const [moving, setMoving] = useState<ReadonlyMap<string, Times>>(new Map());
  const write = useWrite(
    ({ task, times }: { task: RecordData; times: Times }) => editRecord(object, task, { ...times }),
    m.tasks_rescheduled(),
  );
  const move = async (task: RecordData, times: Times) => {
    setMoving((before) => new Map(before).set(task.id, times));
    try {
      await write.mutateAsync({ task, times });
    } catch (error) {
      announceFailure(error);
    }
    setMoving((before) => new Map([...before].filter(([id]) => id !== task.id)));
  };
  const shown = (tasks: RecordData[]) =>
    moving.size === 0 ? tasks : tasks.map((task) => ({ ...task, ...moving.get(task.id) }));
  return { move, shown };
}
