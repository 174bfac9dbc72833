import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "@mainstay/db";
import { createTestDatabase, makeTestFolder, startTestCluster } from "@mainstay/db/testing";
import type { PoolConfig } from "pg";

export interface QueueDatabase {
  connection: PoolConfig;
  stop(): Promise<void>;
}

/** A PostgreSQL of one's own with roles and schemas as the product has them, and the tables that `migration` makes. */
export async function startQueueDatabase(migration: readonly string[] = []): Promise<QueueDatabase> {
  const cluster = await startTestCluster();
  const { connection } = await createTestDatabase(cluster);
  const folder = await makeTestFolder();
  await mkdir(join(folder, "meta"));
  await writeFile(join(folder, "0000_test.sql"), migration.join("\n--> statement-breakpoint\n"));
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ entries: [{ tag: "0000_test" }] }));
  await migrate(connection, { folder });
  await rm(folder, { recursive: true });
  return { connection, stop: () => cluster.stop() };
}
