import type pg from "pg";
import { statementOf } from "./organization.ts";
import type { RolePool } from "./pool.ts";
import { toStatement } from "./pooled.ts";
import { type Db, drizzleOver, type Queryable } from "./queryable.ts";

/** A statement failed, its error was swallowed, and PostgreSQL turned the commit into a rollback. */
export class TransactionAborted extends Error {
  override name = "TransactionAborted";
}

/**
 * Takes the last statement of a transaction, asked and not awaited: the commit travels with it. Should it fail, so does
 * the transaction, with its error.
 */
export type Close = (last: Promise<unknown>) => void;

const BEGIN = { name: "begin", text: "begin" };

/**
 * Runs `work` in one transaction on one connection: commits when it resolves, rolls back when it throws.
 * BEGIN travels with the first statement. A connection that broke is closed, not returned to the pool.
 */
export async function runTransaction<T>(
  pool: RolePool,
  work: (db: Db, close: Close) => Promise<T>,
  orgId?: string,
): Promise<T> {
  const { client, release } = await pool.connect();
  const transaction = new TransactionClient(client);
  let closing: Promise<unknown> | undefined;
  const close: Close = (last) => {
    closing = last;
    closing.catch(() => {}); // Awaited with the commit.
  };
  sendTogether(client);
  const opened = begin(client, orgId);
  opened.catch(() => {}); // Awaited below; until then `work` may fail first.
  try {
    const result = await work(drizzleOver(transaction), close);
    await opened;
    transaction.finish();
    // Of a failed last statement the commit makes a rollback; the error to tell is the statement's.
    await Promise.all([closing, commit(client)]);
    release();
    return result;
  } catch (error) {
    transaction.finish();
    release(await rollBack(client, opened));
    throw error;
  }
}

function begin(client: pg.PoolClient, orgId: string | undefined): Promise<unknown> {
  if (orgId === undefined) return client.query("begin");
  return new Promise<void>((resolve, reject) => {
    client.query(statementOf(orgId, BEGIN, (error) => (error ? reject(error) : resolve())));
  });
}

/** What is asked of a connection in one turn of the event loop goes out in one write: the server wakes once. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

let savepoints = 0;

/** Runs `work` inside a transaction so that its failure undoes only itself; rethrows what it threw. */
export async function savepoint<T>(db: Db, work: () => Promise<T>): Promise<T> {
  if (!(db.$client instanceof TransactionClient)) throw new Error("A savepoint needs a transaction around it");
  savepoints += 1;
  const name = `savepoint_${savepoints}`;
  await db.$client.query(`savepoint ${name}`);
  try {
    const result = await work();
    await db.$client.query(`release savepoint ${name}`);
    return result;
  } catch (error) {
    await db.$client.query(`rollback to savepoint ${name}`);
    throw error;
  }
}

/** The one connection of a transaction; refuses statements that come after its end. */
class TransactionClient implements Queryable {
  readonly #client: pg.PoolClient;
  #finished = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async query<R extends pg.QueryResultRow>(
    config: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>> {
    // By now the connection may be in another request's hands, set to another organization.
    if (this.#finished) throw new Error("The transaction has ended: a statement in it was not awaited");
    sendTogether(this.#client);
    return this.#client.query<R>(toStatement(config, values));
  }

  finish(): void {
    this.#finished = true;
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") {
    throw new TransactionAborted("The transaction was rolled back: a statement in it failed and nobody said so");
  }
}

/** Answers the error that makes the connection unusable, if any. */
async function rollBack(client: pg.PoolClient, opened: Promise<unknown>): Promise<Error | undefined> {
  try {
    await opened;
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
