import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { backgroundJobs, type JobState } from "./background-jobs.table.ts";

export type BackgroundJobRow = typeof backgroundJobs.$inferSelect;

const UNFINISHED: JobState[] = ["waiting", "running"];

/** The job of this id. */
export const isJob = (ctx: Ctx, id: string) => and(eq(backgroundJobs.orgId, ctx.org.id), eq(backgroundJobs.id, id));

/** Jobs that have something left to do. */
export const areUnfinished = () => inArray(backgroundJobs.state, UNFINISHED);

export const isUnfinished = ({ state }: BackgroundJobRow) => UNFINISHED.includes(state);
