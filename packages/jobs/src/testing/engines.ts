import type { PoolConfig } from "pg";
import { bullEngine } from "../bull.engine.ts";
import type { JobEngine } from "../engine.ts";
import type { Log } from "../log.ts";
import { pgBossEngine } from "../pgboss.engine.ts";
import { startTestRedis } from "./redis.ts";

/** One engine's store, ready for any number of engines on it, as several processes would have. */
export interface EngineUnderTest {
  make(): JobEngine;
  stop(): Promise<void>;
}

/** The engines a suite runs on: `describe.each(testEngines)`; pg-boss works in the database it is given. */
export const testEngines = [
  {
    name: "pg-boss",
    /** The most often this engine can be asked to fire a schedule. */
    cron: { pattern: "* * * * *", everyMs: 60_000 },
    async start(connection: PoolConfig, log: Log): Promise<EngineUnderTest> {
      return {
        make: () => pgBossEngine({ connection, log, pollMs: 500, cronCheckMs: 1_000 }),
        stop: async () => {},
      };
    },
  },
  {
    name: "bullmq",
    cron: { pattern: "* * * * * *", everyMs: 1_000 },
    async start(_connection: PoolConfig, log: Log): Promise<EngineUnderTest> {
      const redis = await startTestRedis();
      return {
        make: () => bullEngine({ redisUrl: redis.url, log, lockMs: 1_000 }),
        stop: () => redis.stop(),
      };
    },
  },
];
