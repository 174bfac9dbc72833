import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import type { RecordData } from "../../../records/record.ts";
import { editRecord, useWrite } from "../../../records/records.api.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { both, completedQuery, tasksQuery } from "../tasks.api.ts";

/** The columns of the board, in their order; the last is what is done, and what was canceled is found in the list. */
const OPEN = ["todo", "in_progress", "waiting"];
const COMPLETED = "completed";

export interface TaskColumnData {
  status: string;
  label: string;
  color?: string;
  tasks: RecordData[];
  hasMore: boolean;
  /** Fetches more of a column that comes in pages. */
  more?: { isFetching: boolean; fetch: () => void };
}

/** The tasks of each column, with a moved one in its new place at once. */
export function useTaskBoard(object: DrawnObject, filter: string | undefined) {
  const [moving, setMoving] = useState<ReadonlyMap<string, string>>(new Map());
  const queries = useQueries({
    queries: OPEN.map((status) => tasksQuery(object, both(filter, `status:${status}`))),
  });
  const completed = useInfiniteQuery(completedQuery(object, filter));
  const done = completed.data?.pages.flatMap(({ data }) => data) ?? [];
  const write = useWrite(
    ({ task, status }: { task: RecordData; status: string }) => editRecord(object, task, { status }),
    m.tasks_moved(),
  );
  const options = object.fields.find(({ name }) => name === "status")?.options ?? [];
  const all = [...queries.flatMap(({ data }) => data?.tasks ?? []), ...done];
  const columnOf = (status: string, found: RecordData[], hasMore: boolean): TaskColumnData => {
    const option = options.find(({ value }) => value === status);
    const own = found.filter(({ id }) => (moving.get(id) ?? status) === status);
    const arriving = all.filter((task) => moving.get(task.id) === status && task.status !== status);
    return { status, label: option?.label ?? status, color: option?.color, tasks: [...arriving, ...own], hasMore };
  };
  const columns = [
    ...OPEN.map((status, index) => {
      const { tasks = [], hasMore = false } = queries[index]?.data ?? {};
      return columnOf(status, tasks, hasMore);
    }),
    {
      ...columnOf(COMPLETED, done, completed.hasNextPage),
      more: { isFetching: completed.isFetchingNextPage, fetch: () => void completed.fetchNextPage() },
    },
  ];

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
  const asked = [...queries, completed];
  const failed = asked.find(({ error }) => error);
  return {
    columns,
    move,
    isPending: asked.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    retry: () => {
      for (const query of asked) void query.refetch();
    },
  };
}

export type TaskBoardData = ReturnType<typeof useTaskBoard>;
