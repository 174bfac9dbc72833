import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@mainstay/db";

export interface Workspace {
  /** Everybody connects with it: the server, the bare server and ourselves. */
  databaseUrl: string;
  dataDir: string;
  close(): Promise<void>;
}

/**
 * A database to measure on: the server's at `databaseUrl`, else an embedded one, durable as in earnest. Without a
 * folder to keep it in, it is gone afterwards.
 */
export async function openWorkspace(databaseUrl: string | undefined, keptIn: string | undefined): Promise<Workspace> {
  const dataDir = keptIn ?? (await mkdtemp(join(tmpdir(), "mainstay-bench-")));
  const forget = async () => void (keptIn || (await rm(dataDir, { recursive: true, force: true })));
  if (databaseUrl) return { databaseUrl, dataDir, close: forget };
  const embedded = await startEmbedded({ dataDir, log: () => {}, fsync: true });
  const { host = "", port, user, password, database } = embedded.admin;
  return {
    databaseUrl: `postgresql://${user}:${encodeURIComponent(String(password))}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    dataDir,
    async close() {
      await embedded.stop();
      await forget();
    },
  };
}
