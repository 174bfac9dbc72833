import { newId } from "@mainstay/db";
import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";
import { defineSweep, everyOrganization } from "../../platform/sweep.ts";
import { startBackgroundJob } from "../../records/background/background-job.ts";
import { defineBackgroundKind } from "../../records/background/background-kind.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import { endSweep, planSweep, sweepPortion, sweptAt } from "./sweep.ts";

/** The objects whose records may be there twice. */
export const SWEPT = ["contact", "company"] as const;

const SweepSpec = z.object({ object: z.enum(SWEPT), portions: z.int().min(1) });

/** A sweep that a member asked for, a portion of the records at a time. */
export const sweepKind = defineBackgroundKind({
  name: "duplicates",
  spec: SweepSpec,
  async step(ctx, { object: name, portions }, { jobId, done, total, cursor }) {
    const object = objectNamed(name);
    const portion = typeof cursor === "number" ? cursor : 0;
    const sweep = { id: jobId, portions };
    await sweepPortion(ctx, object, sweep, portion);
    const isLast = portion + 1 >= portions;
    if (isLast) await endSweep(ctx, object, sweep);
    const share = isLast ? total - done : Math.floor(total / portions);
    return { next: isLast ? null : portion + 1, done: share };
  },
});

/**
 * Looks for duplicates among all of the organization's records; whoever reads the outcome is shown what they may see.
 * @throws Problem conflict while a sweep is under way
 */
export async function startSweep(ctx: Ctx, object: ObjectDefinition): Promise<{ id: string }> {
  if (await isSweeping(ctx, object)) throw conflict("Somebody is looking for duplicates already.");
  const { records, portions } = await planSweep(ctx, object);
  const spec = { object: object.meta.name, portions } as z.input<typeof SweepSpec>;
  return startBackgroundJob(ctx, sweepKind, { spec, about: { object: object.meta.name }, total: records });
}

async function isSweeping(ctx: Ctx, object: ObjectDefinition): Promise<boolean> {
  const rows = await query(
    ctx.db,
    sql`select from background_jobs where org_id = ${ctx.org.id} and kind = ${sweepKind.name}
      and state in ('waiting', 'running') and about ->> 'object' = ${object.meta.name} limit 1`,
  );
  return rows.length > 0;
}

const Nothing = z.object({});

/** Compares an organization's records anew when some of them changed since they last were. */
export async function sweepWhatChanged(ctx: Ctx): Promise<void> {
  for (const name of SWEPT) {
    const object = objectNamed(name);
    if (!(await hasChanged(ctx, object)) || (await isSweeping(ctx, object))) continue;
    const { portions } = await planSweep(ctx, object);
    const sweep = { id: newId(), portions };
    for (let portion = 0; portion < portions; portion++) {
      await inTransaction(ctx, (ctx) => sweepPortion(ctx, object, sweep, portion));
    }
    await inTransaction(ctx, (ctx) => endSweep(ctx, object, sweep));
  }
}

const sweepOrganization = defineJob<Ctx, typeof Nothing>({
  name: "duplicates.sweep",
  schema: Nothing,
  run: (ctx) => sweepWhatChanged(ctx),
});

async function hasChanged(ctx: Ctx, object: ObjectDefinition): Promise<boolean> {
  const since = (await sweptAt(ctx, object)) ?? new Date(0);
  const rows = await query(
    ctx.db,
    sql`select from ${raw(quoted(object.tableName))} where org_id = ${ctx.org.id} and updated_at > ${since} limit 1`,
  );
  return rows.length > 0;
}

const { sweep, clock } = defineSweep({
  name: "duplicates.sweep-everywhere",
  clock: "duplicates.sweep-nightly",
  cron: "50 3 * * *",
  job: sweepOrganization,
  payload: {},
  find: everyOrganization,
});

export const duplicateJobs: JobDefinition<Ctx>[] = [sweepOrganization, sweep];
export const sweepDuplicatesNightly = clock;
