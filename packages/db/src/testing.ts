import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { withClient } from "./connection.ts";
import { startEmbedded } from "./embedded.ts";
import { type MigrateOptions, migrate } from "./migrate.ts";

export type TestCluster = { admin: pg.PoolConfig; stop(): Promise<void> };
export type TestDatabase = { connection: pg.PoolConfig; drop(): Promise<void> };

/** A throw-away cluster for a test run, in a temporary folder and without fsync: for Vitest's globalSetup. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await makeTestFolder();
  const { admin, stop } = await startEmbedded({ dataDir, log: () => {}, fsync: false });
  return {
    admin,
    stop: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A database with all migrations applied, to be copied by `createTestDatabase`; answers its name. */
export async function makeTemplate(cluster: Pick<TestCluster, "admin">, options?: MigrateOptions): Promise<string> {
  const { connection } = await createTestDatabase(cluster);
  await migrate(connection, options);
  return String(connection.database);
}

/** A database of one's own, empty or a copy of a template. */
export async function createTestDatabase(
  { admin }: Pick<TestCluster, "admin">,
  template = "template0",
): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  await withClient(admin, (client) =>
    client.query(`create database ${database} template ${pg.escapeIdentifier(template)}`),
  );
  return {
    connection: { ...admin, database },
    drop: () =>
      withClient(admin, async (client) => void (await client.query(`drop database ${database} with (force)`))),
  };
}

/** A temporary folder that root's database account can enter. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mainstay-test-"));
  await chmod(folder, 0o755);
  return folder;
}
