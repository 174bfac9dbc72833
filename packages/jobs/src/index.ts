export { type Backoff, backoffMs, DEFAULT_BACKOFF } from "./backoff.ts";
export type { Envelope, FailedJob, JobEngine, QueueDepth, SendTransaction } from "./engine.ts";
export {
  defineJob,
  defineSchedule,
  type JobDefinition,
  type JobMeta,
  type JobRun,
  type ScheduleDefinition,
} from "./job.ts";
export { createJobs, type Jobs, type JobsOptions, type JobToSend, type SendOptions } from "./jobs.ts";
export type { Log } from "./log.ts";
export { type EngineOptions, openEngine } from "./open-engine.ts";
