import { and, eq, sql } from "drizzle-orm";
import { v5 as uuidOf } from "uuid";
import type { Actor, Ctx } from "../../platform/context.ts";
import { matching } from "../../records/matching.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { query, quoted, raw, uuidArray } from "../../records/sql.ts";
import { tellMembers } from "../notifications/tell.ts";
import { countIn, filterOf, isTooLarge } from "./alerts.service.ts";
import { viewAlerts } from "./alerts.table.ts";
import type { View } from "./views.object.ts";

export type Alert = typeof viewAlerts.$inferSelect;

export interface Watched {
  alert: Alert;
  view: View;
  /** Records of the view's object that may have come or gone. */
  ids: string[];
}

/** Brings up to date what an alert knows of its view, and tells of what is new; in one transaction, so that it is told once. */
export async function bringUpToDate(ctx: Ctx, { alert, view, ids }: Watched, now: Date): Promise<void> {
  if (filterOf(view) === alert.filter) await lookAt(ctx, { alert, view, ids });
  else await startAnew(ctx, { alert, view });
  await ctx.db.update(viewAlerts).set({ checkedAt: now }).where(isAlert(ctx, alert));
}

/** Counts in what another filter finds; one that finds too many waits until it has been narrowed. */
async function startAnew(ctx: Ctx, { alert, view }: Pick<Watched, "alert" | "view">): Promise<void> {
  if (await isTooLarge(ctx, view)) return;
  await query(
    ctx.db,
    sql`delete from view_alert_records where org_id = ${ctx.org.id} and alert_id = ${alert.id}::uuid`,
  );
  await countIn(ctx, alert.id, view);
  await ctx.db
    .update(viewAlerts)
    .set({ filter: filterOf(view) })
    .where(isAlert(ctx, alert));
}

const isAlert = (ctx: Ctx, { id }: Alert) => and(eq(viewAlerts.orgId, ctx.org.id), eq(viewAlerts.id, id));

/** Tells of those of some records that have entered the view; in one transaction with taking note of them. */
export async function lookAt(ctx: Ctx, { alert, view, ids }: Watched): Promise<void> {
  if (ids.length > 0) await tellOfArrivals(ctx, { alert, view }, await comeAndGone(ctx, { alert, view, ids }));
}

/** Forgets what has left the view, and takes note of what has entered it. @returns the latter */
async function comeAndGone(ctx: Ctx, { alert, view, ids }: Watched): Promise<string[]> {
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
  { alert, view }: Pick<Watched, "alert" | "view">,
  ids: string[],
): Promise<void> {
  const { object } = view;
  const arrivals = await arrivalsAmong(ctx, objectNamed(object), { ids, memberId: alert.memberId });
  const isOneOfMany = arrivals.length > ONE_BY_ONE;
  for (const { recordId, operationId, actor, at } of isOneOfMany ? arrivals.slice(0, 1) : arrivals) {
    const cause = { id: uuidOf(`${alert.id}/${recordId}/${operationId}`, ARRIVALS), actor, at: new Date(at) };
    const data = { viewId: view.id, ...(isOneOfMany && { isOneOfMany }) };
    const told = [{ memberIds: [alert.memberId], type: "view", data } as const];
    await tellMembers(ctx, cause, { object, recordId, told });
  }
}

/** The name space of causes that are arrivals in a view. */
const ARRIVALS = "5d1f6c34-52b3-4d2f-9a39-7c1b0de6c2aa";

interface Arrival {
  recordId: string;
  operationId: string;
  actor: Actor;
  at: string;
}

/**
 * Those of some records that somebody else than the member wrote last, and with that brought into the view: one's own act
 * is no news, and must not stand for that of others. No more than tell whether they are many.
 */
function arrivalsAmong(
  ctx: Ctx,
  { meta }: ObjectDefinition,
  { ids, memberId }: { ids: string[]; memberId: string },
): Promise<Arrival[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return query<Arrival>(
    ctx.db,
    sql`select written.* from (
        select distinct on (c.record_id) c.record_id as "recordId", o.id as "operationId", o.actor, to_json(o.at)#>>'{}' as at
        from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
        where c.org_id = ${ctx.org.id} and c.object = ${meta.name} and c.record_id = any(${uuidArray(ids)})
        order by c.record_id, c.operation_id desc) written
      where coalesce(written.actor->>'memberId', written.actor->>'id') is distinct from ${memberId}
      limit ${ONE_BY_ONE + 1}`,
  );
}
