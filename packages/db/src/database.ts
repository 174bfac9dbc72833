import { availableParallelism } from "node:os";
import { LRUCache } from "lru-cache";
import { type Connection, isOnThisMachine } from "./connection.ts";
import { Listener, type Subscription } from "./listener.ts";
import { RolePool } from "./pool.ts";
import { PooledClient } from "./pooled.ts";
import { type Db, drizzleOver } from "./queryable.ts";
import { roles } from "./roles.ts";
import { type Close, runTransaction } from "./transaction.ts";
import { setTypeParsers } from "./types.ts";

export type DatabaseOptions = {
  connection: Connection;
  /** Connections for organizations' work; the system's own pool is small and comes on top. */
  poolMax: number;
  systemPoolMax?: number;
  /** The longest a statement may run. */
  statementTimeoutMs?: number;
  /** The longest anybody waits for a free connection before `PoolExhausted`. */
  waitTimeoutMs?: number;
  /** Hears of connections that broke while idle or listening; work in progress gets its own error. */
  onError?: (error: Error) => void;
};

export type PoolStats = { total: number; idle: number; waiting: number };

export type Database = {
  /** Drizzle whose every statement sees the organization's rows and no others. */
  forOrg(orgId: string): Db;
  /** One transaction in the organization; rolls back when `work` throws. */
  transaction<T>(orgId: string, work: (db: Db, close: Close) => Promise<T>): Promise<T>;
  /** Sign-in tables, outbox and jobs; no rights on an organization's records. */
  system: Db;
  systemTransaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Resolves once the server hears the channel; the answer stops listening. */
  listen(
    channel: string,
    onPayload: Subscription["onPayload"],
    onGap?: Subscription["onGap"],
    onLost?: Subscription["onLost"],
  ): Promise<() => Promise<void>>;
  stats(): { app: PoolStats; system: PoolStats };
  close(): Promise<void>;
};

const rememberedOrganizations = 1_000;

const atOncePerCore = 2;

/**
 * Statements and transactions that are under way at once before the next ones wait a little. A database elsewhere has
 * cores of its own, and its answers take their time on the way.
 */
function atOnceOn(connection: Connection): number {
  return isOnThisMachine(connection) ? atOncePerCore * availableParallelism() : Number.POSITIVE_INFINITY;
}

/** Opens the pools (connections come with the first statements); the schema must have been migrated. */
export function openDatabase({
  connection,
  poolMax,
  systemPoolMax = 4,
  statementTimeoutMs = 30_000,
  waitTimeoutMs = 10_000,
  onError = () => {},
}: DatabaseOptions): Database {
  setTypeParsers();
  const common = { connection, statementTimeoutMs, waitTimeoutMs, onError };
  const app = new RolePool({ ...common, role: roles.app, max: poolMax, atOnce: atOnceOn(connection) });
  const system = new RolePool({ ...common, role: roles.system, max: systemPoolMax, atOnce: Number.POSITIVE_INFINITY });
  const listener = new Listener(connection, onError);

  const organizations = new LRUCache<string, Db>({
    max: rememberedOrganizations,
    memoMethod: (orgId) => drizzleOver(new PooledClient(app, orgId)),
  });

  return {
    forOrg: (orgId) => organizations.memo(orgId),
    transaction: (orgId, work) => runTransaction(app, work, orgId),
    system: drizzleOver(new PooledClient(system)),
    systemTransaction: (work) => runTransaction(system, work),
    listen: (channel, onPayload, onGap, onLost) => listener.listen({ channel, onPayload, onGap, onLost }),
    stats: () => ({ app: app.stats, system: system.stats }),
    close: async () => {
      await Promise.all([app.close(), system.close(), listener.close()]);
    },
  };
}
