import { mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { type Account, databaseAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { initializeCluster, readPassword, superuser } from "./embedded/initialize.ts";
import { lockFolder, lockHolder } from "./embedded/lock.ts";
import { clusterHome, findClusterHome, makePrivateFolder } from "./embedded/place.ts";
import {
  findPostmaster,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
  waitForPostmaster,
} from "./embedded/postmaster.ts";
import { type Endpoint, serverSettings } from "./embedded/settings.ts";
import { keepAlive } from "./embedded/watch.ts";

export { DataFolderInUse } from "./embedded/lock.ts";

export type EmbeddedOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** false gives up durability for speed: for tests only. */
  fsync?: boolean;
};

export type Embedded = {
  /** Connects as the cluster's superuser to the database `mainstay`. */
  admin: pg.PoolConfig;
  /** Stops the cluster and gives the folder back. */
  stop(): Promise<void>;
};

const databaseName = "mainstay";
// A Unix socket's path may be 107 bytes at most on Linux, 103 on macOS.
const longestSocketDir = 100 - "/.s.PGSQL.5432".length;

/**
 * Starts the real PostgreSQL that comes with Mainstay, in the data folder, reachable only through a socket there.
 * Creates the cluster on first start and takes over one that outlived a killed server.
 * Throws `DataFolderInUse` when another Mainstay is using the folder.
 */
export async function startEmbedded({ dataDir, log, fsync = true }: EmbeddedOptions): Promise<Embedded> {
  const account = await databaseAccount();
  const home = await realpath(await clusterHome(resolve(dataDir), account, log));
  const unlock = await lockFolder(home, dataDir);
  try {
    const { endpoint } = await startOrReuse({ home, account, log, fsync });
    const admin = await adminConfig(home, endpoint);
    await ensureDatabase(admin);
    const endWatch = keepAlive(
      async () => (await findPostmaster(pgdataIn(home))) !== undefined,
      async () => void (await startOrReuse({ home, account, log, fsync, endpoint })),
      log,
    );
    const stop = async () => {
      await endWatch();
      await stopPostmaster(pgdataIn(home));
      await removeTemporarySocketDir(home, endpoint);
      await unlock();
    };
    return { admin, stop };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** The cluster a living Mainstay is running on this data folder, or undefined when none does. Starts nothing. */
export async function findRunningEmbedded(dataDir: string): Promise<pg.PoolConfig | undefined> {
  const home = await findClusterHome(resolve(dataDir));
  if ((await lockHolder(home)) === undefined) return undefined;
  const running = await waitForPostmaster(pgdataIn(await realpath(home)));
  return running && adminConfig(home, running.endpoint);
}

async function startOrReuse(options: {
  home: string;
  account: Account;
  log: (line: string) => void;
  fsync: boolean;
  /** Where it must listen, when others have its address already. */
  endpoint?: Endpoint;
}): Promise<Postmaster> {
  const { home, account, log, fsync } = options;
  const pgdata = pgdataIn(home);
  if (await findPostmaster(pgdata)) {
    const running = await waitForPostmaster(pgdata);
    if (running) {
      log(`found the database still running (process ${running.pid})`);
      return running;
    }
  }
  const binaries = await findBinaries(account);
  await initializeCluster(pgdata, binaries, account, { fsync });
  const settings = serverSettings(options.endpoint ?? (await chooseEndpoint(pgdata, account)), { fsync });
  return startPostmaster({
    postgres: binaries.postgres,
    pgdata,
    settings,
    account,
    logFile: join(home, "postgres.log"),
  });
}

async function chooseEndpoint(pgdata: string, account: Account): Promise<Endpoint> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  if (Buffer.byteLength(pgdata) <= longestSocketDir) return { socketDir: pgdata, port: 5432 };
  const socketDir = await mkdtemp(join(tmpdir(), "mainstay-"));
  await makePrivateFolder(socketDir, account);
  return { socketDir, port: 5432 };
}

async function removeTemporarySocketDir(home: string, endpoint: Endpoint): Promise<void> {
  if ("socketDir" in endpoint && endpoint.socketDir !== pgdataIn(home))
    await rm(endpoint.socketDir, { recursive: true });
}

async function adminConfig(home: string, endpoint: Endpoint): Promise<pg.PoolConfig> {
  return {
    host: "socketDir" in endpoint ? endpoint.socketDir : endpoint.host,
    port: endpoint.port,
    user: superuser,
    password: await readPassword(pgdataIn(home)),
    database: databaseName,
  };
}

async function ensureDatabase(admin: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...admin, database: "postgres" });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

function pgdataIn(home: string): string {
  return join(home, "postgres");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("No free loopback port");
  return address.port;
}
