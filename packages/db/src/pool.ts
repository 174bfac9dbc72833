import pg from "pg";
import { type Connection, connectionConfig } from "./connection.ts";
import type { Role } from "./roles.ts";
import { WarmConnections } from "./warm.ts";

export type PoolOptions = {
  connection: Connection;
  role: Role;
  max: number;
  statementTimeoutMs: number;
  waitTimeoutMs: number;
  onError: (error: Error) => void;
};

export class PoolExhausted extends Error {
  override name = "PoolExhausted";
}

/** How often connections kept for an organization are looked through. */
const COOLING_MS = 5_000;

/** Gives the connection back; pass the error that broke it, if one did. */
export type Release = (error?: Error) => void;

/** A pool whose connections all work under `role`, and pipeline the statements they are given. */
export class RolePool {
  readonly #pool: pg.Pool;
  readonly #waitTimeoutMs: number;
  readonly #max: number;
  readonly #warm = new WarmConnections();
  readonly #cooling: NodeJS.Timeout;

  constructor({ connection, role, max, statementTimeoutMs, waitTimeoutMs, onError }: PoolOptions) {
    this.#waitTimeoutMs = waitTimeoutMs;
    this.#max = max;
    this.#pool = new pg.Pool({
      ...connectionConfig(connection),
      application_name: role,
      pipeline: true,
      max,
      statement_timeout: statementTimeoutMs,
      connectionTimeoutMillis: waitTimeoutMs,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      // Awaited before the first use: no statement ever runs as the login role.
      onConnect: async (client) => {
        // A connection that breaks while checked out fails its query; unheard, the event would end the process.
        client.on("error", onError);
        await client.query(`set role ${role}`);
      },
    });
    this.#pool.on("error", onError);
    this.#cooling = setInterval(() => this.#warm.giveBackUnused(), COOLING_MS).unref();
  }

  /**
   * Hands a connection to `use`, which must call `release` exactly once. With a `key` it is one that was last used with
   * the same key, if any is free. Calls back for speed: every query passes here.
   */
  checkOut(use: (client: pg.PoolClient, release: Release) => void, fail: (error: Error) => void, key?: string): void {
    const own = key === undefined ? undefined : this.#warm.take(key);
    const any = own ?? (this.#isFull ? this.#warm.steal() : undefined);
    if (any) {
      use(any.client, this.#releaseOf(any.client, any.release, key));
      return;
    }
    this.#pool.connect((error, client, release) => {
      if (client) use(client, this.#releaseOf(client, release, key));
      else fail(this.#explain(error ?? new Error("No connection")));
    });
  }

  /** The same for those who wait anyway. */
  connect(key?: string): Promise<{ client: pg.PoolClient; release: Release }> {
    return new Promise((resolve, reject) => {
      this.checkOut((client, release) => resolve({ client, release }), reject, key);
    });
  }

  get #isFull(): boolean {
    return this.#pool.idleCount === 0 && this.#pool.totalCount >= this.#max;
  }

  /** Keeps the connection for its key, unless it broke or somebody waits for any. */
  #releaseOf(client: pg.PoolClient, release: Release, key: string | undefined): Release {
    if (key === undefined) return release;
    return (error) => {
      if (error || this.#pool.waitingCount > 0 || this.#pool.ending) release(error);
      else this.#warm.keep(key, client, release);
    };
  }

  get stats(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { total: totalCount, idle: idleCount + this.#warm.count, waiting: waitingCount };
  }

  /** Waits for the connections in use, then closes all. */
  close(): Promise<void> {
    clearInterval(this.#cooling);
    const ended = this.#pool.end();
    this.#warm.giveBackAll();
    return ended;
  }

  #explain(error: Error): Error {
    if (error.message !== "timeout exceeded when trying to connect") return error;
    return new PoolExhausted(
      `No database connection became free within ${this.#waitTimeoutMs} ms (all ${this.#max} in use, ${this.#pool.waitingCount} waiting)`,
      { cause: error },
    );
  }
}

/** Whether an error left the connection unusable, as opposed to a statement refused by the server. */
export function breaksConnection(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || error.severity === "FATAL" || error.severity === "PANIC";
}
