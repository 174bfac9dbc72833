import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import type { ObjectDefinition } from "./object.ts";
import { query, textArray } from "./sql.ts";

/** What every write of records adds to, besides their own table. */
const BESIDE = ["operations", "changes", "search_entries", "record_keys"];

/**
 * Tells PostgreSQL how large these objects' tables have become. It looks for itself about once a minute, and until then
 * takes an organization that has just got its first thousands of records for an empty one: it reads all of them for
 * each chunk of a job instead of a chunk's own, so that an import grew with the square of its rows.
 */
export async function refreshStatistics(ctx: Ctx, objects: ObjectDefinition[]): Promise<void> {
  // In one order everywhere: two jobs that look at the same tables wait for each other, and never in a circle.
  const tables = [...objects.map((object) => object.tableName), ...BESIDE].toSorted();
  await query(ctx.db, sql`select app.refresh_statistics(${textArray(tables)})`);
}
