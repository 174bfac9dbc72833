import type { BullEngineOptions } from "./bull.engine.ts";
import type { JobEngine } from "./engine.ts";
import type { PgBossEngineOptions } from "./pgboss.engine.ts";

export interface EngineOptions
  extends Pick<PgBossEngineOptions, "connection" | "log">,
    Pick<BullEngineOptions, "prefix"> {
  /** Without one the queues are in PostgreSQL. */
  redisUrl?: string;
}

/** The engine that a server's settings ask for; the other's library is not loaded. */
export async function openEngine({ redisUrl, prefix, connection, log }: EngineOptions): Promise<JobEngine> {
  if (redisUrl) return (await import("./bull.engine.ts")).bullEngine({ redisUrl, prefix, log });
  return (await import("./pgboss.engine.ts")).pgBossEngine({ connection, log });
}
