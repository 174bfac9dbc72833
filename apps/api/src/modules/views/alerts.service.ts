import { newId } from "@mainstay/db";
import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, forbidden } from "../../platform/problem.ts";
import { matching } from "../../records/matching.ts";
import { objectNamed } from "../../records/object.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import { viewAlerts } from "./alerts.table.ts";
import type { View } from "./views.object.ts";
import { findView } from "./views.service.ts";

/** A view of more records than this is no place that something enters. */
const MOST_WATCHED = 10_000;

/** The views whose new records the member hears of. */
export async function listAlerts(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.select({ viewId: viewAlerts.viewId }).from(viewAlerts).where(mine(ctx));
  return rows.map(({ viewId }) => viewId);
}

/**
 * From now on tells the member of records that enter a view; those in it already are no news.
 * @throws Problem not-found, conflict for a view of too many records
 */
export async function watchView(ctx: Ctx, viewId: string): Promise<void> {
  const view = await findView(ctx, viewId);
  await inTransaction(ctx, async (ctx) => {
    const [alert] = await ctx.db
      .insert(viewAlerts)
      .values({
        orgId: ctx.org.id,
        id: newId(),
        viewId,
        memberId: memberOf(ctx),
        filter: filterOf(view),
        checkedAt: ctx.now(),
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: viewAlerts.id });
    if (!alert) return;
    ctx.afterCommit(() => ctx.house.alertNudge?.forget(ctx.org.id));
    if (await isTooLarge(ctx, view)) {
      throw conflict(
        `“${view.name}” shows more than ${MOST_WATCHED} records; narrow its filter to be told of what enters it.`,
      );
    }
    await countIn(ctx, alert.id, view);
  });
}

/** No longer tells the member of a view. @throws Problem not-found for a view that is not the member's to see */
export async function unwatchView(ctx: Ctx, viewId: string): Promise<void> {
  await findView(ctx, viewId);
  await ctx.db.delete(viewAlerts).where(and(mine(ctx), eq(viewAlerts.viewId, viewId)));
}

/** Whether a view shows too many records to be watched. */
export async function isTooLarge(ctx: Ctx, view: View): Promise<boolean> {
  return (await countView(ctx, view, MOST_WATCHED)).isMore;
}

/** Takes note of all records that are in a view now. */
export async function countIn(ctx: Ctx, alertId: string, view: View): Promise<void> {
  const object = objectNamed(view.object);
  await query(
    ctx.db,
    sql`insert into view_alert_records (org_id, alert_id, record_id) select t.org_id, ${alertId}::uuid, t.id
      from ${raw(quoted(object.tableName))} t where ${await matching(ctx, object, { filter: filterOf(view) })}
      on conflict do nothing`,
  );
}

/** How many records a view shows the actor, counted up to a number beyond which only that it is more matters. */
export async function countView(ctx: Ctx, view: View, atMost: number): Promise<{ count: number; isMore: boolean }> {
  const object = objectNamed(view.object);
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from (select from ${raw(quoted(object.tableName))} t
      where ${await matching(ctx, object, { filter: filterOf(view) })} limit ${atMost + 1}) found`,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, atMost), isMore: count > atMost };
}

/** What a view finds, in the filter language; empty for everything. */
export const filterOf = ({ config }: View): string => String(config.filter ?? "");

const mine = (ctx: Ctx) => and(eq(viewAlerts.orgId, ctx.org.id), eq(viewAlerts.memberId, memberOf(ctx)));

function memberOf(ctx: Ctx): string {
  if (!ctx.member) throw forbidden("Alerts belong to a member.");
  return ctx.member.id;
}
