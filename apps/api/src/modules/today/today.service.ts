import { BusinessHours, businessMinutesBetween, nextChange } from "@mainstay/model/business-hours";
import { periodRange } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import {
  followUps,
  type Looking,
  meetings,
  needsAttention,
  newLeads,
  quietLeads,
  rottingDeals,
  tasksDue,
} from "./sections.ts";
import type { Today } from "./today.schemas.ts";
import { type Scope, scopesOf } from "./whose.ts";

type Sections = Pick<
  Today,
  "followUps" | "needsAttention" | "newLeads" | "tasks" | "meetings" | "rottingDeals" | "quietLeads"
>;

/**
 * What needs somebody now, in one statement. A scope wider than the member's own is narrowed by their rights like
 * every list.
 */
export async function readToday(ctx: Ctx, scope: Scope): Promise<Today> {
  const now = ctx.now();
  const zone = ctx.member?.timezone ?? ctx.org.timezone;
  const looking: Looking = { whose: scope, now, day: periodRange("today", { now, zone }) };
  const [row] = await query<{ today: Sections }>(
    ctx.db,
    sql`select json_build_object('followUps', ${followUps(ctx, looking)}, 'newLeads', ${newLeads(ctx, looking)},
      'needsAttention', ${needsAttention(ctx, looking)},
      'tasks', ${tasksDue(ctx, looking)}, 'meetings', ${meetings(ctx, looking)}, 'rottingDeals', ${rottingDeals(ctx, looking)}, 'quietLeads', ${quietLeads(ctx, looking)}) as today`,
  );
  if (!row) throw new Error("A select without a table gives one row");
  const hours = BusinessHours.parse(ctx.org.businessHours);
  const change = nextChange(now, hours, ctx.org.timezone);
  const waited = (since: unknown) => businessMinutesBetween(new Date(String(since)), now, hours, ctx.org.timezone);
  return {
    scope,
    scopes: scopesOf(ctx),
    now: now.toISOString(),
    opening: { isOpen: change.isOpen, until: change.until?.toISOString() ?? null },
    ...row.today,
    newLeads: {
      ...row.today.newLeads,
      items: row.today.newLeads.items.map((item) => ({ ...item, waitedMinutes: waited(item.record.createdAt) })),
    },
  };
}
