import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { readSettings } from "./settings.ts";

/**
 * Takes the next turn to send a text, at the rate of the organization's number, which customers and members share.
 * @returns null when it was free, else when to ask again
 */
export async function takeTurn(ctx: Ctx): Promise<Date | null> {
  // Further ahead than any rate leads, the clock was set back: then nobody waits for it.
  const [taken] = await query(
    ctx.db,
    sql`insert into messaging_settings as s (org_id, next_sms_at)
      values (${ctx.org.id}, ${ctx.now()}::timestamptz + interval '1 second')
      on conflict (org_id) do update set next_sms_at = ${ctx.now()}::timestamptz + interval '1 second' / s.sms_per_second
        where s.next_sms_at is null or s.next_sms_at not between ${ctx.now()}::timestamptz + interval '1 millisecond'
          and ${ctx.now()}::timestamptz + interval '1 minute'
      returning org_id`,
  );
  if (taken) return null;
  return (await readSettings(ctx)).nextSmsAt;
}
