import type pg from "pg";
import { statementOf } from "./organization.ts";
import { breaksConnection, type RolePool } from "./pool.ts";
import type { Queryable } from "./queryable.ts";

/**
 * Runs each statement on any free connection of the pool, in the organization if there is one. Every query of every
 * request passes here, hence callbacks and as few promises as can be.
 */
export class PooledClient implements Queryable {
  readonly #pool: RolePool;
  readonly #orgId: string | undefined;

  constructor(pool: RolePool, orgId?: string) {
    this.#pool = pool;
    this.#orgId = orgId;
  }

  query<R extends pg.QueryResultRow>(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<R>> {
    const statement = toStatement(config, values);
    return new Promise((resolve, reject) => {
      this.#pool.checkOut((client, release) => {
        let isAnswered = false;
        const answered = (error: Error | null, result: pg.QueryResult<R>) => {
          // The driver answers twice when a value cannot be sent; by then the connection may be somebody else's.
          if (isAnswered) return;
          isAnswered = true;
          release(error && breaksConnection(error) ? error : undefined);
          if (error) reject(error);
          else resolve(result);
        };
        if (this.#orgId === undefined) client.query<R>(statement, answered);
        else client.query(statementOf<R>(this.#orgId, statement, answered));
      }, reject);
    });
  }
}

/** One configuration from the two ways of giving a statement its values. */
export function toStatement(config: string | pg.QueryConfig, values: unknown[] | undefined): pg.QueryConfig {
  if (typeof config === "string") return { text: config, values };
  return values ? { ...config, values } : config;
}
