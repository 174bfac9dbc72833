import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { defineSweep } from "../../platform/sweep.ts";
import { standingAs } from "../../records/readers.ts";
import { query } from "../../records/sql.ts";
import { type Alert, bringUpToDate, lookAt } from "./alerts.check.ts";
import { filterOf } from "./alerts.service.ts";
import { viewAlerts } from "./alerts.table.ts";
import type { View } from "./views.object.ts";
import { listViews } from "./views.service.ts";
import { views } from "./views.table.ts";

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
    forEachAlert(ctx, eq(views.object, object), async (seen, alert, view) => {
      // By another filter it is another view, which the clock counts anew.
      if (filterOf(view) === alert.filter) await lookAt(seen, { alert, view, ids });
    }),
});

export const alertJobs: JobDefinition<Ctx>[] = [lookAfter, sweep, lookAtWritten];
export const sweepAlertsEveryMinute = clock;

/** Operations are looked at once more for so long: one may commit after others that began later. */
const OVERLAP_MS = 2 * 60_000;

/** Brings all alerts of an organization up to date. Done again, it tells of nothing twice. */
export async function lookAfterAlerts(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  // Of one object most were looked at last at the same moment.
  const changed = new Map<string, string[]>();
  await forEachAlert(ctx, undefined, async (seen, alert, view) => {
    const since = new Date(alert.checkedAt.getTime() - OVERLAP_MS);
    const key = `${view.object} ${since.getTime()}`;
    const ids = changed.get(key) ?? (await changedSince(seen, view.object, since));
    changed.set(key, ids);
    await bringUpToDate(seen, { alert, view, ids }, now);
  });
}

/** Looks at each alert on such views as its member, each in a transaction that has the alert to itself. */
async function forEachAlert(
  ctx: Ctx,
  onViews: SQL | undefined,
  look: (seen: Ctx, alert: Alert, view: View) => Promise<void>,
): Promise<void> {
  const alerts = await ctx.db
    .select({ id: viewAlerts.id, viewId: viewAlerts.viewId, memberId: viewAlerts.memberId })
    .from(viewAlerts)
    .innerJoin(views, and(eq(views.orgId, viewAlerts.orgId), eq(views.id, viewAlerts.viewId)))
    .where(and(eq(viewAlerts.orgId, ctx.org.id), onViews));
  if (alerts.length === 0) return;
  const members = await ctx.house.auth.membershipsIn(ctx.org.id);
  for (const [memberId, own] of Map.groupBy(alerts, (alert) => alert.memberId)) {
    const membership = members.find(({ member }) => member.id === memberId);
    if (!membership) continue;
    const seen = standingAs(ctx, membership);
    const readable = await listViews(seen);
    for (const { id, viewId } of own) {
      // One that was deleted, or is no longer shared, may come back.
      const view = readable.find((one) => one.id === viewId);
      if (view) await unlessUnreadable(seen, id, (seen, alert) => look(seen, alert, view));
    }
  }
}

/** A filter may name what is gone, or what its reader may no longer see: nothing enters such a view, and the others go on. */
async function unlessUnreadable(ctx: Ctx, id: string, look: (ctx: Ctx, alert: Alert) => Promise<void>): Promise<void> {
  const isIt = and(eq(viewAlerts.orgId, ctx.org.id), eq(viewAlerts.id, id));
  try {
    await inTransaction(ctx, async (ctx) => {
      const [alert] = await ctx.db.select().from(viewAlerts).where(isIt).for("update");
      if (alert) await look(ctx, alert);
    });
  } catch (error) {
    if (!(error instanceof Problem && error.code === "bad-request")) throw error;
    await ctx.db.update(viewAlerts).set({ checkedAt: ctx.now() }).where(isIt);
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
