import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { query, textArray } from "./sql.ts";

/** Normalised e-mails and phones somebody can be reached by. */
export interface Reachable {
  emails: string[];
  phones: string[];
}

/**
 * Makes acts about the same person wait for each other, so that what one looks up stays true until it commits.
 * Taken in one order by everybody: two acts cannot wait for each other.
 */
export async function lockKeys(ctx: Ctx, { emails, phones }: Reachable): Promise<void> {
  const keys = [...emails.map((email) => `email ${email}`), ...phones.map((phone) => `phone ${phone}`)].sort();
  if (keys.length === 0) return;
  // A function's rows are read in the order given.
  await query(
    ctx.db,
    sql`select pg_advisory_xact_lock(hashtextextended(${ctx.org.id} || ' ' || key, 3)) from unnest(${textArray(keys)}) key`,
  );
}

/** Ids of the records that carry one of some e-mails and phones, by object. */
export type Carriers = Map<string, string[]>;

/** Who carries one of these e-mails or phones, deleted records aside. One look at an index, usually for nobody. */
export async function carriersOf(ctx: Ctx, { emails, phones }: Reachable): Promise<Carriers> {
  const keys = [...emails.map((value) => ["email", value]), ...phones.map((value) => ["phone", value])];
  if (keys.length === 0) return new Map();
  // A part for each key, rather than a list of them, keeps the plan the same whatever the values.
  const parts = keys.map(
    ([kind, value]) =>
      sql`select k.object, k.record_id as id from record_keys k where k.org_id = ${ctx.org.id} and k.kind = ${kind} and k.value = ${value}`,
  );
  const rows = await query<{ object: string; id: string }>(ctx.db, sql.join(parts, sql` union all `));
  const found = Map.groupBy(rows, (row) => row.object);
  return new Map([...found].map(([object, own]) => [object, [...new Set(own.map((row) => row.id))]]));
}
