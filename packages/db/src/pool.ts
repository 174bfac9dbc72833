import pg from "pg";
import { type Connection, connectionConfig } from "./connection.ts";
import type { Role } from "./roles.ts";

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

/** Gives the connection back; pass the error that broke it, if one did. */
export type Release = (error?: Error) => void;

/** A pool whose connections all work under `role`, and pipeline the statements they are given. */
export class RolePool {
  readonly #pool: pg.Pool;
  readonly #waitTimeoutMs: number;
  readonly #max: number;

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
  }

  /** Hands a connection to `use`, which must call `release` exactly once. Calls back for speed: every query passes here. */
  checkOut(use: (client: pg.PoolClient, release: Release) => void, fail: (error: Error) => void): void {
    this.#pool.connect((error, client, release) => {
      if (client) use(client, release);
      else fail(this.#explain(error ?? new Error("No connection")));
    });
  }

  /** The same for those who wait anyway. */
  connect(): Promise<{ client: pg.PoolClient; release: Release }> {
    return new Promise((resolve, reject) => {
      this.checkOut((client, release) => resolve({ client, release }), reject);
    });
  }

  get stats(): { total: number; idle: number; waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  /** Waits for the connections in use, then closes all. */
  close(): Promise<void> {
    return this.#pool.end();
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
