import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { defineSweep } from "../../platform/sweep.ts";
import { standingAs } from "../../records/readers.ts";
import { query } from "../../records/sql.ts";
import { type Alert, bringUpToDate, lookAt } from "./alerts.check.ts";
import { filterOf } from "./alerts.service.ts";
import { viewAlerts } from "./alerts.table.ts";
import type { View } from "./views.object.ts";
import { listViews } from "./views.service.ts";

const Nothing = z.object({});

/** Tells an organization's members of records that have entered the views they watch. */
const lookAfter = defineJob<Ctx, typeof Nothing>({
  name: "views.look-after-alerts",
  schema: Nothing,
  run: lookAfterAlerts,
});

/** By the clock: what large work wrote, what another filter makes of a view, and what was lost on the way. */
const { sweep, clock } = defineSweep({
  name: "views.sweep-alerts",
  clock: "views.sweep-alerts-every-minute",
  cron: "* * * * *",
  job: lookAfter,
  payload: {},
  find: () => sql`select org_id from app.organizations_with_view_alerts()`,
});

const Written = z.object({ object: z.string(), ids: z.array(z.uuid()) });

/** The same for a few records that somebody has just written. */
export const lookAtWritten = defineJob<Ctx, typeof Written>({
  name: "views.look-at-written",
  schema: Written,
  run: (ctx, { object, ids }) =>
    forEachAlert(ctx, async (seen, alert, view) => {
      // By another filter it is another view, which the clock counts anew.
      if (view.object === object && filterOf(view) === alert.filter) await lookAt(seen, { alert, view, ids });
    }),
});

export const alertJobs: JobDefinition<Ctx>[] = [lookAfter, sweep, lookAtWritten];
export const sweepAlertsEveryMinute = clock;

/** Operations are looked at once more for so long: one may commit after others that began later. */
const OVERLAP_MS = 2 * 60_000;

/** Brings all alerts of an organization up to date. Done again, it tells of nothing twice. */
export async function lookAfterAlerts(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  const changed = new Map<string, string[]>();
  await forEachAlert(ctx, async (seen, alert, view, oldest) => {
    const since = new Date(oldest.getTime() - OVERLAP_MS);
    const ids = changed.get(view.object) ?? (await changedSince(ctx, view.object, since));
    changed.set(view.object, ids);
    await bringUpToDate(seen, { alert, view, ids }, now);
  });
}

/** Looks at each alert as its member, each in a transaction; `oldest` is since when one of them has not been checked. */
async function forEachAlert(
  ctx: Ctx,
  look: (seen: Ctx, alert: Alert, view: View, oldest: Date) => Promise<void>,
): Promise<void> {
  const alerts = await ctx.db.select().from(viewAlerts).where(eq(viewAlerts.orgId, ctx.org.id));
  const members = await ctx.house.auth.membershipsIn(ctx.org.id);
  const oldest = new Date(Math.min(...alerts.map(({ checkedAt }) => checkedAt.getTime())));
  for (const [memberId, own] of Map.groupBy(alerts, (alert) => alert.memberId)) {
    const membership = members.find(({ member }) => member.id === memberId);
    if (!membership) continue;
    const seen = standingAs(ctx, membership);
    const views = await listViews(seen);
    for (const alert of own) {
      // One that was deleted, or is no longer shared, may come back.
      const view = views.find(({ id }) => id === alert.viewId);
      if (view) await inTransaction(seen, (seen) => look(seen, alert, view, oldest));
    }
  }
}

/** The records of an object that were written since, also by long work that goes on. */
async function changedSince(ctx: Ctx, object: string, since: Date): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select distinct c.record_id as id from (
        select o.id from operations o where o.org_id = ${ctx.org.id} and o.at >= ${since}
        union select j.id from background_jobs j
          where j.org_id = ${ctx.org.id} and (j.state in ('waiting', 'running') or j.finished_at >= ${since})) o
      join changes c on c.org_id = ${ctx.org.id} and c.operation_id = o.id where c.object = ${object}`,
  );
  return rows.map(({ id }) => id);
}
