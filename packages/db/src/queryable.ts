import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";

/** What runs SQL: the part of a node-postgres client that Drizzle and hand-written statements use. */
export interface Queryable {
  query<R extends pg.QueryResultRow>(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<R>>;
}

/**
 * A Drizzle database bound to one organization, or to the system role. Transactions go through
 * `Database.transaction`, which knows the organization; hand-written statements through `$client.query`.
 */
export type Db = Omit<NodePgDatabase, "transaction" | "$client"> & { $client: Queryable };

/** Drizzle over anything that runs SQL. */
export function drizzleOver(client: Queryable): Db {
  // Drizzle's type asks for a whole pool, its code only for `query` (and for `connect` in the transactions Db hides).
  return drizzle(client as pg.Pool);
}
