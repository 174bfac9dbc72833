import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Today = Schemas["Today"];
export type Scope = Today["scope"];
export type CallOutcome = NonNullable<Schemas["LogCall"]["outcome"]>;

/** Time alone changes what is due, so that it is asked for again now and then, and when the organization opens or closes. */
const AGAIN_AFTER_MS = 5 * 60_000;

/** What needs somebody now. Under `records`, as every write may change it. */
export const todayQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["records", "today", scope],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/today", { params: { query: { scope } }, signal }))).data,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state: { data } }) => {
      const untilChangeMs = data?.opening.until ? Date.parse(data.opening.until) - Date.now() : AGAIN_AFTER_MS;
      return Math.min(AGAIN_AFTER_MS, Math.max(1_000, untilChangeMs));
    },
  });

/** Writes down a call, and settles the follow-ups it answers: one operation. */
export const logCall = (call: Schemas["LogCall"]) => good(api.POST("/api/v1/today/calls", { body: call }));

/** Settles a follow-up, or puts it off. */
export const changeFollowUp = (
  activity: { id: string; version: number },
  change: { followUpStatus: "completed" } | { followUpAt: string },
) =>
  good(
    api.PATCH("/api/v1/activities/{id}", {
      params: { path: { id: activity.id } },
      body: { ...change, version: activity.version },
    }),
  );

/** Completes a task, or puts it off. */
export const changeTask = (
  task: { id: string; version: number },
  change: { status: "completed" } | { dueAt: string },
) =>
  good(
    api.PATCH("/api/v1/tasks/{id}", { params: { path: { id: task.id } }, body: { ...change, version: task.version } }),
  );

/** Sets a follow-up where there is none, so that something quiet comes back by itself. */
export const addFollowUp = (about: { object: string; id: string }, followUpAt: string, subject: string) =>
  good(
    api.POST("/api/v1/activities", {
      body: { type: "note", subject, followUpAt, [`${about.object}Id`]: about.id },
    }),
  );
