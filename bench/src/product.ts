import { fileURLToPath } from "node:url";
import { freePort, type ServerProcess, startServer } from "./server-process.ts";
import type { Workspace } from "./workspace.ts";

/** Connections of the product and of the bare server to the database. */
export const POOL = "20";

/** What the product is started with, as in production but for the limits nobody who measures can live with. */
export async function productSettings({ databaseUrl, dataDir }: Workspace) {
  const port = await freePort();
  return {
    port,
    env: {
      HOST: "127.0.0.1",
      BASE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: POOL,
      AUTH_SECRET: "only-for-the-bench-and-for-nothing-else",
      RATE_LIMIT_PER_MINUTE: "100000000",
      LOG_LEVEL: "warn",
    },
  };
}

/** Mainstay itself, a process of its own. */
export function startProduct(
  { port, env }: Awaited<ReturnType<typeof productSettings>>,
  nodeArgs: string[] = [],
): Promise<ServerProcess> {
  const script = fileURLToPath(new URL("../../apps/api/src/main.ts", import.meta.url));
  return startServer({ script, port, ready: "Mainstay is ready", env, nodeArgs });
}
