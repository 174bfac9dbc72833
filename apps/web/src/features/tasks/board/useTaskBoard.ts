import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { editRecord, useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { both, tasksQuery } from "../tasks.api.ts";

/** The columns of the board, in their order; what was canceled is found in the list. */
const COLUMNS = ["todo", "in_progress", "waiting", "completed"];

export interface TaskColumnData {
  status: string;
  label: string;
  color?: string;
  tasks: RecordData[];
  hasMore: boolean;
}

/** The tasks of each column, with a moved one in its new place at once. */
export function useTaskBoard(object: DrawnObject, filter: string | undefined) {
  const [moving, setMoving] = useState<ReadonlyMap<string, string>>(new Map());
  const queries = useQueries({
    queries: COLUMNS.map((status) =>
      // What was done last stands on top; the rest by what is due first.
      tasksQuery(object, both(filter, `status:${status}`), status === "completed" ? "-completedAt" : "dueAt"),
    ),
  });
  const write = useWrite(
    ({ task, status }: { task: RecordData; status: string }) => editRecord(object, task, { status }),
    m.tasks_moved(),
  );
  const options = object.fields.find(({ name }) => name === "status")?.options ?? [];
  const all = queries.flatMap(({ data }) => data?.tasks ?? []);
  const columns = COLUMNS.map((status, index): TaskColumnData => {
    const option = options.find(({ value }) => value === status);
    const own = (queries[index]?.data?.tasks ?? []).filter(({ id }) => (moving.get(id) ?? status) === status);
    const arriving = all.filter((task) => moving.get(task.id) === status && task.status !== status);
    return {
      status,
      label: option?.label ?? status,
      color: option?.color,
      tasks: [...arriving, ...own],
      hasMore: queries[index]?.data?.hasMore ?? false,
    };
  });

  /** Shows the task in its new column while the server is told; where it refuses, the task goes back and says why. */
  const move = async (id: string, status: string) => {
    const task = all.find((one) => one.id === id);
    if (!task || task.status === status) return;
    setMoving((before) => new Map(before).set(id, status));
    try {
      await write.mutateAsync({ task, status });
    } catch (error) {
      announceFailure(error);
    }
    setMoving((before) => new Map([...before].filter(([one]) => one !== id)));
  };
  const failed = queries.find(({ error }) => error);
  return {
    columns,
    move,
    isPending: queries.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    retry: () => queries.forEach((query) => void query.refetch()),
  };
}

export type TaskBoardData = ReturnType<typeof useTaskBoard>;
