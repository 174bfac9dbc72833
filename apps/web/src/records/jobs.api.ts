import { QueryObserver, queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";

/** Long work of one's own: an import, an export, a bulk change, a large undo. */
export type Job = Schemas["BackgroundJob"];
/** The same with what it could not do. */
export type JobInFull = Schemas["BackgroundJobInFull"];

const POLL_MS = 1_000;
/** Work begun in another tab is noticed this late. */
const IDLE_POLL_MS = 30_000;

export const isUnfinished = ({ state }: Pick<Job, "state">) => state === "waiting" || state === "running";

/** One's own jobs, newest first; asked for often while one of them runs. */
export const jobsQuery = queryOptions({
  queryKey: ["jobs"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/jobs", { signal }))).data,
  refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? POLL_MS : IDLE_POLL_MS),
});

/** One job with what it could not do, asked for until it has ended. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ["jobs", id],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/jobs/{id}", { params: { path: { id } }, signal }))).data,
    refetchInterval: ({ state }) => (state.data && !isUnfinished(state.data) ? false : POLL_MS / 2),
  });

/** The job when it has ended. Goes on asking whichever page is open: what began the job may be gone from the screen. */
export function endOf(id: string): Promise<JobInFull> {
  return new Promise((resolve) => {
    const stop = new QueryObserver(queryClient, jobQuery(id)).subscribe(({ data }) => {
      if (!data || isUnfinished(data)) return;
      stop();
      resolve(data);
    });
  });
}

export const cancelJob = (id: string) => good(api.POST("/api/v1/jobs/{id}/cancel", { params: { path: { id } } }));

/** Where an export's file is fetched from; the export and its job have one id. */
export const fileOf = (id: string) => `/api/v1/exports/${id}/file`;
