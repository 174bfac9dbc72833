import { defineJob, type JobDefinition } from "@mainstay/jobs";
import { and, eq, sql } from "drizzle-orm";
import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { type Actor, type Ctx, inTransaction } from "../../platform/context.ts";
import { defineSweep } from "../../platform/sweep.ts";
import { matching } from "../../records/matching.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { standingAs } from "../../records/readers.ts";
import { query, quoted, raw, uuidArray } from "../../records/sql.ts";
import { tellMembers } from "../notifications/tell.ts";
import { countIn, filterOf } from "./alerts.service.ts";
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

/** By the clock and not by each event: an import tells of 100,000 records, and most organizations watch nothing. */
const { sweep, clock } = defineSweep({
  name: "views.sweep-alerts",
  clock: "views.sweep-alerts-every-minute",
  cron: "* * * * *",
  job: lookAfter,
  payload: {},
  find: () => sql`select org_id from app.organizations_with_view_alerts()`,
});

export const alertJobs: JobDefinition<Ctx>[] = [lookAfter, sweep];
export const sweepAlertsEveryMinute = clock;

type Alert = typeof viewAlerts.$inferSelect;

/** Operations are looked at once more for so long: one may commit after others that began later. */
const OVERLAP_MS = 2 * 60_000;

/** Brings all alerts of an organization up to date. Done again, it tells of nothing twice. */
export async function lookAfterAlerts(ctx: Ctx): Promise<void> {
  const alerts = await ctx.db.select().from(viewAlerts).where(eq(viewAlerts.orgId, ctx.org.id));
  const members = await ctx.house.auth.membershipsIn(ctx.org.id);
  const now = ctx.now();
  const changed = new Map<string, string[]>();
  const since = new Date(Math.min(...alerts.map(({ checkedAt }) => checkedAt.getTime())) - OVERLAP_MS);
  for (const [memberId, own] of Map.groupBy(alerts, (alert) => alert.memberId)) {
    const membership = members.find(({ member }) => member.id === memberId);
    if (!membership) continue;
    const seen = standingAs(ctx, membership);
    const views = await listViews(seen);
    for (const alert of own) {
      // One that was deleted, or is no longer shared, may come back.
      const view = views.find(({ id }) => id === alert.viewId);
      if (!view) continue;
      const ids = changed.get(view.object) ?? (await changedSince(ctx, view.object, since));
      changed.set(view.object, ids);
      await inTransaction(seen, (seen) => check(seen, { alert, view, ids, now }));
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

interface Checked {
  alert: Alert;
  view: View;
  /** Records of the view's object that may have come or gone. */
  ids: string[];
  now: Date;
}

/** Brings up to date what an alert knows of its view, and tells of what is new; in one transaction, so that it is told once. */
async function check(ctx: Ctx, { alert, view, ids, now }: Checked): Promise<void> {
  const filter = filterOf(view);
  if (filter !== alert.filter) {
    await query(
      ctx.db,
      sql`delete from view_alert_records where org_id = ${ctx.org.id} and alert_id = ${alert.id}::uuid`,
    );
    await countIn(ctx, alert.id, view);
  } else if (ids.length > 0) {
    await tellOfArrivals(ctx, { alert, view }, await comeAndGone(ctx, { alert, view, ids }));
  }
  await ctx.db
    .update(viewAlerts)
    .set({ filter, checkedAt: now })
    .where(and(eq(viewAlerts.orgId, ctx.org.id), eq(viewAlerts.id, alert.id)));
}

/** Forgets what has left the view, and takes note of what has entered it. @returns the latter */
async function comeAndGone(ctx: Ctx, { alert, view, ids }: Omit<Checked, "now">): Promise<string[]> {
  const object = objectNamed(view.object);
  const table = raw(quoted(object.tableName));
  const within = await matching(ctx, object, { ids, filter: filterOf(view) });
  await query(
    ctx.db,
    sql`delete from view_alert_records k where k.org_id = ${ctx.org.id} and k.alert_id = ${alert.id}::uuid
      and k.record_id = any(${uuidArray(ids)}) and k.record_id not in (select t.id from ${table} t where ${within})`,
  );
  const entered = await query<{ id: string }>(
    ctx.db,
    sql`insert into view_alert_records (org_id, alert_id, record_id)
      select t.org_id, ${alert.id}::uuid, t.id from ${table} t where ${within}
      on conflict do nothing returning record_id as id`,
  );
  return entered.map(({ id }) => id);
}

/** Up to so many are told one by one. */
const ONE_BY_ONE = 3;

async function tellOfArrivals(
  ctx: Ctx,
  { alert, view }: Pick<Checked, "alert" | "view">,
  ids: string[],
): Promise<void> {
  const isOneOfMany = ids.length > ONE_BY_ONE;
  for (const id of ids.slice(0, isOneOfMany ? 1 : ids.length)) {
    const last = await lastWrite(ctx, objectNamed(view.object), id);
    if (!last) continue;
    const cause = {
      id: uuidOf(`${alert.id}/${id}/${last.operationId}`, ARRIVALS),
      actor: last.actor,
      at: new Date(last.at),
    };
    const data = { viewId: view.id, ...(isOneOfMany && { isOneOfMany }) };
    const told = [{ memberIds: [alert.memberId], type: "view", data } as const];
    await tellMembers(ctx, cause, { object: view.object, recordId: id, told });
  }
}

/** The name space of causes that are arrivals in a view. */
const ARRIVALS = "5d1f6c34-52b3-4d2f-9a39-7c1b0de6c2aa";

interface LastWrite {
  operationId: string;
  actor: Actor;
  at: string;
}

/** Who wrote a record last, and with that brought it into the view. */
async function lastWrite(ctx: Ctx, object: ObjectDefinition, id: string): Promise<LastWrite | undefined> {
  const [row] = await query<LastWrite>(
    ctx.db,
    sql`select o.id as "operationId", o.actor, to_json(o.at)#>>'{}' as at
      from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
      where c.org_id = ${ctx.org.id} and c.record_id = ${id} and c.object = ${object.meta.name}
      order by c.operation_id desc limit 1`,
  );
  return row;
}
