import type { Connection } from "./connection.ts";
import { findRunningEmbedded, startEmbedded } from "./embedded.ts";

/** Where a workspace lives, as the server's own settings say. */
export type WorkspaceSettings = { dataDir: string; databaseUrl?: string };

/**
 * Runs `work` on the workspace's database: the server's at `databaseUrl`, else the embedded one, which is started for
 * the occasion unless a living Mainstay runs it. `exclusive` work refuses to share it with that one.
 */
export async function withWorkspace<T>(
  { dataDir, databaseUrl }: WorkspaceSettings,
  work: (connection: Connection) => Promise<T>,
  { exclusive = false, log = () => {} }: { exclusive?: boolean; log?: (line: string) => void } = {},
): Promise<T> {
  if (databaseUrl) return work(databaseUrl);
  const running = exclusive ? undefined : await findRunningEmbedded(dataDir);
  if (running) return work(running);

  const embedded = await startEmbedded({ dataDir, log });
  try {
    return await work(embedded.admin);
  } finally {
    await embedded.stop();
  }
}
