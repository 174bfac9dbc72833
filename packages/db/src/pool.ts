import pg from "pg";
import { type Connection, connectionConfig } from "./connection.ts";
import { IdleConnections } from "./idle.ts";
import { learnOrganizations } from "./organization.ts";
import type { Role } from "./roles.ts";
import { Turns } from "./turns.ts";

export type PoolOptions = {
  connection: Connection;
  role: Role;
  max: number;
  /** How many work at once before the next ones wait a little; `Infinity` for no such limit. */
  atOnce: number;
  statementTimeoutMs: number;
  waitTimeoutMs: number;
  onError: (error: Error) => void;
};

export class PoolExhausted extends Error {
  override name = "PoolExhausted";
}

/** How often connections that wait for their next use are looked through. */
const LOOK_MS = 5_000;

/** Gives the connection back; pass the error that broke it, if one did. */
export type Release = (error?: Error) => void;

/** A pool whose connections all work under `role`, and pipeline the statements they are given. */
export class RolePool {
  readonly #pool: pg.Pool;
  readonly #waitTimeoutMs: number;
  readonly #max: number;
  readonly #turns: Turns;
  readonly #idle = new IdleConnections();
  readonly #looking: NodeJS.Timeout;

  constructor({ connection, role, max, atOnce, statementTimeoutMs, waitTimeoutMs, onError }: PoolOptions) {
    this.#waitTimeoutMs = waitTimeoutMs;
    this.#max = max;
    this.#turns = new Turns(atOnce);
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
        await learnOrganizations(client);
      },
    });
    this.#pool.on("error", onError);
    this.#looking = setInterval(() => this.#idle.giveBackUnused(), LOOK_MS).unref();
  }

  /**
   * Hands a connection to `use`, which must call `release` exactly once. Calls back for speed: every query passes here.
   */
  checkOut(use: (client: pg.PoolClient, release: Release) => void, fail: (error: Error) => void): void {
    this.#turns.take((done) => {
      const idle = this.#idle.take();
      if (idle) {
        use(idle.client, this.#releaseOf(idle.client, idle.release, done));
        return;
      }
      this.#pool.connect((error, client, release) => {
        if (client) {
          use(client, this.#releaseOf(client, release, done));
          return;
        }
        done();
        fail(this.#explain(error ?? new Error("No connection")));
      });
    });
  }

  /** The same for those who wait anyway. */
  connect(): Promise<{ client: pg.PoolClient; release: Release }> {
    return new Promise((resolve, reject) => {
      this.checkOut((client, release) => resolve({ client, release }), reject);
    });
  }

  /** Keeps the connection for the next use, unless it broke or the driver's pool has somebody waiting. */
  #releaseOf(client: pg.PoolClient, release: Release, done: () => void): Release {
    return (error) => {
      if (error || this.#pool.waitingCount > 0 || this.#pool.ending) release(error);
      else this.#idle.keep(client, release);
      done();
    };
  }

  get stats(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { total: totalCount, idle: idleCount + this.#idle.count, waiting: waitingCount + this.#turns.waiting };
  }

  /** Waits for the connections in use, then closes all. */
  close(): Promise<void> {
    clearInterval(this.#looking);
    const ended = this.#pool.end();
    this.#idle.giveBackAll();
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
