import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Config } from "./config.ts";

/** The connection that limits and readiness share; null, and its library not loaded, without `REDIS_URL`. */
export async function openRedis({ REDIS_URL }: Config, log: Logger): Promise<Redis | null> {
  if (!REDIS_URL) return null;
  const { Redis } = await import("ioredis");
  const redis = new Redis(REDIS_URL, { maxRetriesPerRequest: 2 });
  redis.on("error", (error) => log.warn({ err: error }, "Redis is unreachable"));
  return redis;
}
