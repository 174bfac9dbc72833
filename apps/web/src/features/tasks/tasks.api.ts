import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { expandOf } from "../../records/asked-first.ts";
import type { RecordData } from "../../records/record.ts";
import { batchRecords, records } from "../../records/records.api.ts";

export type TimeEntry = Schemas["TimeEntry"];

/** Under `records`, as every write may change them. */
const KEY = ["records", "task"] as const;
const PAGE = 200;
/** As many of the tasks that are done as a column shows at first. */
const SHOWN = 50;
/** More than a calendar or a chart can show. */
const MOST = 1_000;

/** Both filters at once. */
export const both = (filter: string | undefined, also: string) => (filter ? `(${filter}) ${also}` : also);

/** The tasks a filter finds, as many as can be drawn, and whether there are more. */
export const tasksQuery = (object: DrawnObject, filter: string, sort = "dueAt") =>
  queryOptions({
    queryKey: [...KEY, "all", filter, sort],
    queryFn: async ({ signal }) => {
      const tasks: RecordData[] = [];
      let cursor: string | undefined;
      do {
        const query = { filter, sort, cursor, limit: PAGE, expand: expandOf(object.fields) };
        const answer = await good(records.GET("/api/v1/{plural}", { params: { path: object, query }, signal }));
        tasks.push(...answer.data);
        cursor = answer.page.next ?? undefined;
      } while (cursor && tasks.length < MOST);
      return { tasks, hasMore: cursor !== undefined };
    },
    placeholderData: (previous) => previous,
  });

/** What is done, a page at a time, the last done first: of it there is more every day. */
export const completedQuery = (object: DrawnObject, filter: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...KEY, "completed", filter],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = {
        filter: both(filter, "status:completed"),
        sort: "-completedAt",
        cursor: pageParam || undefined,
        limit: SHOWN,
        expand: expandOf(object.fields),
      };
      return good(records.GET("/api/v1/{plural}", { params: { path: object, query }, signal }));
    },
    getNextPageParam: ({ page }) => page.next,
    placeholderData: (previous) => previous,
  });

/** Sets fields of some tasks, one operation with one Undo. */
export const changeTasks = (object: DrawnObject, changes: { id: string; data: Record<string, unknown> }[]) =>
  batchRecords(
    object,
    changes.map((change) => ({ op: "update" as const, ...change })),
  );

export const dependenciesQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, "dependencies", id],
    queryFn: async () => (await good(api.GET("/api/v1/tasks/{id}/dependencies", { params: { path: { id } } }))).data,
  });

export const allDependenciesQuery = queryOptions({
  queryKey: [...KEY, "dependencies"],
  queryFn: async () => (await good(api.GET("/api/v1/task-dependencies"))).data,
});

export type DependencyType = "finish_to_start" | "start_to_start" | "finish_to_finish";
export const DEPENDENCY_TYPES: DependencyType[] = ["finish_to_start", "start_to_start", "finish_to_finish"];

export const addDependency = (id: string, body: { dependsOnId: string; type: DependencyType }) =>
  good(api.POST("/api/v1/tasks/{id}/dependencies", { params: { path: { id } }, body }));

export const removeDependency = (id: string, dependencyId: string) =>
  good(api.DELETE("/api/v1/tasks/{id}/dependencies/{dependencyId}", { params: { path: { id, dependencyId } } }));

export const timerQuery = queryOptions({
  queryKey: [...KEY, "timer"],
  queryFn: async () => (await good(api.GET("/api/v1/task-timer"))).data,
});

export const timeLogsQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, "time-logs", id],
    queryFn: async () => (await good(api.GET("/api/v1/tasks/{id}/time-logs", { params: { path: { id } } }))).data,
  });

export const startTimer = (id: string) => good(api.POST("/api/v1/tasks/{id}/timer", { params: { path: { id } } }));
export const stopTimer = () => good(api.POST("/api/v1/task-timer/stop"));

export const addTimeLog = (id: string, body: { startedAt: string; endedAt: string; note: string | null }) =>
  good(api.POST("/api/v1/tasks/{id}/time-logs", { params: { path: { id } }, body }));

export const deleteTimeLog = (id: string, logId: string) =>
  good(api.DELETE("/api/v1/tasks/{id}/time-logs/{logId}", { params: { path: { id, logId } } }));

export const recurrenceQuery = (rule: string, startAt: string, timezone: string) =>
  queryOptions({
    queryKey: ["task-recurrence", rule, startAt, timezone],
    queryFn: async () =>
      (await good(api.POST("/api/v1/task-recurrence", { body: { rule, startAt, timezone, count: 5 } }))).data,
    retry: false,
  });
