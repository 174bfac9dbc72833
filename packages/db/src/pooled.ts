import type pg from "pg";
import { breaksConnection, type Release, type RolePool } from "./pool.ts";
import type { Queryable } from "./queryable.ts";

/** The state that statements need of a connection. */
export interface Preparation {
  /** The same for connections that need no change between them. */
  key: string;
  /** Brings a connection into the state; undefined when it is in it already. */
  apply(client: pg.PoolClient): Promise<unknown> | undefined;
}

/**
 * Runs each statement on any free connection of the pool, prepared for it first (see `setOrganization`). Every
 * query of every request passes here, hence callbacks and as few promises as can be.
 */
export class PooledClient implements Queryable {
  readonly #pool: RolePool;
  readonly #preparation: Preparation | undefined;

  constructor(pool: RolePool, preparation?: Preparation) {
    this.#pool = pool;
    this.#preparation = preparation;
  }

  query<R extends pg.QueryResultRow>(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<R>> {
    const statement = toStatement(config, values);
    return new Promise((resolve, reject) => {
      this.#pool.checkOut(
        (client, release) => {
          // Both statements in one write: the server wakes once for them.
          client.connection.stream.cork();
          const prepared = this.#preparation?.apply(client);
          const running = prepared && client.query<R>(statement);
          client.connection.stream.uncork();
          if (prepared && running) {
            runPrepared<R>(release, prepared, running).then(resolve, reject);
            return;
          }
          client.query<R>(statement, (error: Error | null, result) => {
            release(error && breaksConnection(error) ? error : undefined);
            if (error) reject(error);
            else resolve(result);
          });
        },
        reject,
        this.#preparation?.key,
      );
    });
  }
}

/** One configuration from the two ways of giving a statement its values. */
export function toStatement(config: string | pg.QueryConfig, values: unknown[] | undefined): pg.QueryConfig {
  if (typeof config === "string") return { text: config, values };
  return values ? { ...config, values } : config;
}

async function runPrepared<R extends pg.QueryResultRow>(
  release: Release,
  prepared: Promise<unknown>,
  running: Promise<pg.QueryResult<R>>,
): Promise<pg.QueryResult<R>> {
  const [preparation, answer] = await Promise.allSettled([prepared, running]);
  if (preparation.status === "rejected") {
    release(preparation.reason);
    throw preparation.reason;
  }
  if (answer.status === "rejected") {
    release(breaksConnection(answer.reason) ? answer.reason : undefined);
    throw answer.reason;
  }
  release();
  return answer.value;
}
