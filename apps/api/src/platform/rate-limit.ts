import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "./problem.ts";

export interface RateLimit {
  /** Counts one request. @throws Problem too-many-requests, with Retry-After in seconds */
  take(key: string): Promise<void>;
}

/** So many requests a minute for each key; counted together by all processes when there is Redis. */
export function createRateLimit(name: string, perMinute: number, redis: Redis | null): RateLimit {
  const options = { keyPrefix: `limit:${name}`, points: perMinute, duration: 60 };
  // When Redis is away each process counts for itself: a limit must not take the product down.
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: new RateLimiterMemory(options) })
    : new RateLimiterMemory(options);
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw new Problem(
          "too-many-requests",
          `More than ${perMinute} requests in a minute; try again in ${seconds} s.`,
          {
            headers: { "retry-after": String(seconds) },
          },
        );
      }
    },
  };
}
