import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { query } from "./sql.ts";

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
  for (const key of keys) {
    await query(ctx.db, sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.org.id} ${key}`}, 3))`);
  }
}

/** Ids of an object's records that carry one of these e-mails or phones, as SQL over `record_keys`. */
export const idsByKeys = (ctx: Ctx, object: string, { emails, phones }: Reachable) =>
  sql`select k.record_id from record_keys k where k.org_id = ${ctx.org.id} and k.object = ${object}
    and ((k.kind = 'email' and k.value = any(${sql.param(emails)}::text[])) or (k.kind = 'phone' and k.value = any(${sql.param(phones)}::text[])))`;
