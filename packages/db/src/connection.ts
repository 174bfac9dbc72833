import pg from "pg";

/** A server's address, as a URL or as the driver's own options. */
export type Connection = pg.PoolConfig | string;

/** Both forms as the driver's options. */
export function connectionConfig(connection: Connection): pg.PoolConfig {
  return typeof connection === "string" ? { connectionString: connection } : connection;
}

/** Runs `work` on a connection of its own and closes it. */
export async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(connection));
  // A connection that breaks fails its query; without a listener it would end the process as well.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `work` between BEGIN and COMMIT; rolls back when it throws. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>, begin = "begin"): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    // The connection itself may be what failed: then there is nothing left to roll back.
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** `"schema"."name"`, quoted. */
export function qualified(schema: string, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/** Whether the server is reached without a network, so that it shares this machine's processor. */
export function isOnThisMachine(connection: Connection): boolean {
  const { host } = new pg.Client(connectionConfig(connection));
  return host.startsWith("/") || LOOPBACK.has(host);
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);
