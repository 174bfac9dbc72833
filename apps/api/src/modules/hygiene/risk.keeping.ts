import { dateIn } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { query, quoted, raw, textArray, uuidArray } from "../../records/sql.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { isOpenSql, riskFacts } from "./risk.facts.ts";
import { assessRisk } from "./risk.rules.ts";

/*
 * Screens that show a risk reckon it on reading, with its reasons. What is kept beside is only its level, for lists to be
 * filtered and sorted by: bookkeeping, so no version and no journal, like the moment something last happened.
 */

const AT_ONCE = 500;

/** Keeps the level of these records as it is now. */
export async function keepRisks(ctx: Ctx, object: ObjectDefinition, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const facts = await riskFacts(ctx, object, { where: sql`t.id = any(${uuidArray(ids)})`, limit: ids.length });
  const levels = ids.map((id) => {
    const known = facts.get(id);
    return (known && assessRisk(known)?.level) ?? "";
  });
  await ctx.db.execute(
    sql`update ${raw(quoted(object.tableName))} t set risk = nullif(r.level, '')
      from unnest(${uuidArray(ids)}, ${textArray(levels)}) as r(id, level)
      where t.org_id = ${ctx.org.id} and t.id = r.id and t.risk is distinct from nullif(r.level, '')`,
  );
}

/** Reckons all of an organization's open records anew, some hundred in a transaction, unless that was done today. */
export async function keepRisksOfToday(ctx: Ctx): Promise<void> {
  const today = dateIn(ctx.org.timezone, ctx.now());
  const done = await query(
    ctx.db,
    sql`select from risk_days where org_id = ${ctx.org.id} and reckoned_on >= ${today}::date`,
  );
  if (done.length > 0) return;
  for (const object of [lead, deal]) {
    let after: string | null = null;
    do after = await inTransaction(ctx, (ctx) => keepNext(ctx, object, after));
    while (after !== null);
  }
  await ctx.db.execute(
    sql`insert into risk_days (org_id, reckoned_on) values (${ctx.org.id}, ${today})
      on conflict (org_id) do update set reckoned_on = excluded.reckoned_on`,
  );
}

/**
 * Locks them first: a change made while they are reckoned would be overwritten by what was true before it, for a day.
 * @returns the last record of this round; null when no more are left
 */
async function keepNext(ctx: Ctx, object: ObjectDefinition, after: string | null): Promise<string | null> {
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select t.id from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and (${isOpenSql(object)} or t.risk is not null)
        and ${after ? sql`t.id > ${after}` : sql`true`} order by t.id limit ${AT_ONCE} for no key update of t`,
  );
  const ids = rows.map(({ id }) => id);
  await keepRisks(ctx, object, ids);
  return ids.length < AT_ONCE ? null : (ids.at(-1) ?? null);
}
