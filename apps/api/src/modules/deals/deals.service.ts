import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";

/** When a contact's last deal was won; null when none is. */
export async function lastWonAt(ctx: Ctx, contactId: string): Promise<Date | null> {
  const [row] = await query<{ at: Date | null }>(
    ctx.db,
    sql`select max(t.closed_at) as at from deals t
      where t.org_id = ${ctx.org.id} and t.contact_id = ${contactId} and t.status = 'won' and t.deleted_at is null`,
  );
  return row?.at ?? null;
}

/** The contact of a deal, also of a deleted one. */
export async function contactOfDeal(ctx: Ctx, dealId: string): Promise<string | null> {
  const [row] = await query<{ contactId: string | null }>(
    ctx.db,
    sql`select t.contact_id as "contactId" from deals t where t.org_id = ${ctx.org.id} and t.id = ${dealId}`,
  );
  return row?.contactId ?? null;
}

/** Contacts marked as customers whose last deal was won before a moment. */
export async function customersWithoutDealSince(ctx: Ctx, moment: Date): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select c.id from contacts c
      join (select contact_id, max(closed_at) as won_at from deals
        where org_id = ${ctx.org.id} and status = 'won' and deleted_at is null group by contact_id) last on last.contact_id = c.id
      where c.org_id = ${ctx.org.id} and c.deleted_at is null and c.lifecycle_stage = 'customer' and last.won_at < ${moment}`,
  );
  return rows.map((row) => row.id);
}
