import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { cancelBackgroundJob, listBackgroundJobs, readBackgroundJob } from "./background-job.ts";
import { JOB_STATES } from "./background-jobs.table.ts";

const BackgroundJob = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(JOB_STATES),
    about: z.object({
      object: z.string().optional(),
      action: z.string().optional(),
      fileName: z.string().optional(),
      undoes: z.uuid().optional(),
      importId: z.uuid().optional(),
      exportId: z.uuid().optional(),
    }),
    done: z.int(),
    total: z.int(),
    operationId: z.uuid().nullable().describe("The one operation of all it did; undo it to take all of it back"),
    failure: z.string().nullable(),
    problemCount: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "BackgroundJob" });

/** A job the caller was promised: `GET /jobs/{id}` tells of it. */
export const JobStarted = z.object({ job: z.object({ id: z.uuid() }) }).meta({ id: "JobStarted" });

const Problems = z.array(z.object({ recordId: z.uuid().nullable(), title: z.string(), detail: z.string() }));
const common = { tag: "Background jobs", right: "member" } as const;

export const backgroundJobRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "listJobs",
    method: "get",
    path: "/jobs",
    summary: "One's own long work: what is unfinished, and what was of the last day",
    answer: z.array(BackgroundJob),
    run: (ctx) => listBackgroundJobs(ctx),
  }),
  defineRoute({
    ...common,
    id: "getJob",
    method: "get",
    path: "/jobs/{id}",
    summary: "How far a job of one's own has come, and what could not be done",
    params: Id,
    answer: BackgroundJob.extend({ problems: Problems }).meta({ id: "BackgroundJobInFull" }),
    run: (ctx, { params }) => readBackgroundJob(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "cancelJob",
    method: "post",
    path: "/jobs/{id}/cancel",
    summary: "Stop a job; what it has done stays and can be undone",
    params: Id,
    answer: BackgroundJob,
    run: (ctx, { params }) => cancelBackgroundJob(ctx, params.id),
  }),
];
