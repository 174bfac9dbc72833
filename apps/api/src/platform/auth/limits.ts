import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

const MINUTE_SECONDS = 60;

/**
 * Requests a minute from one address, for what guesses or floods. Generous, because an office shares one address;
 * guessing one person's password is held back by the account's own limit.
 */
const PER_ADDRESS: Record<string, number> = {
  "/sign-in/email": 60,
  "/sign-up/email": 60,
  "/request-password-reset": 20,
  "/reset-password": 20,
  "/change-email": 20,
  "/two-factor/verify-totp": 30,
  "/two-factor/verify-backup-code": 30,
  // These ask for the password again, so that a stolen session must not be able to try it out.
  "/change-password": 20,
  "/verify-password": 20,
  "/two-factor/enable": 20,
  "/two-factor/disable": 20,
  "/two-factor/get-totp-uri": 20,
  "/two-factor/generate-backup-codes": 20,
  "/send-verification-email": 20,
  "/organization/invite-member": 60,
};

const FAILURES_PER_ACCOUNT = 10;
const FAILURE_WINDOW_SECONDS = 15 * MINUTE_SECONDS;

/** Each answers the seconds to wait, or null when the way is free. */
export interface AuthLimits {
  byAddress(path: string, ip: string): Promise<number | null>;
  /** Sign-ins to one account while its failures are too many, wherever they come from. */
  byAccount(email: string): Promise<number | null>;
  countFailure(email: string): Promise<void>;
  clearFailures(email: string): Promise<void>;
  byApiKey(id: string, perHour: number): Promise<number | null>;
}

/** Limits kept in this process, or in Redis when several processes share them. */
export function createAuthLimits(redis: Redis | null): AuthLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) => {
    const local = new RateLimiterMemory({ keyPrefix, points, duration });
    // While Redis is away each process limits by itself rather than not at all.
    return redis
      ? new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration, insuranceLimiter: local })
      : local;
  };
  const paths = new Map(
    Object.entries(PER_ADDRESS).map(([path, points]) => [path, limiter(`auth:${path}`, points, MINUTE_SECONDS)]),
  );
  const failures = limiter("auth:failures", FAILURES_PER_ACCOUNT, FAILURE_WINDOW_SECONDS);
  const keys = new Map<number, ReturnType<typeof limiter>>();

  return {
    async byAddress(path, ip) {
      const rule = paths.get(path);
      return rule ? consume(rule, ip) : null;
    },
    async byAccount(email) {
      const state = await failures.get(email.toLowerCase());
      return state && state.consumedPoints >= FAILURES_PER_ACCOUNT ? seconds(state) : null;
    },
    countFailure: async (email) => void (await consume(failures, email.toLowerCase())),
    clearFailures: async (email) => void (await failures.delete(email.toLowerCase())),
    async byApiKey(id, perHour) {
      const rule = keys.get(perHour) ?? limiter("api-key", perHour, 60 * MINUTE_SECONDS);
      keys.set(perHour, rule);
      return consume(rule, id);
    },
  };
}

async function consume(limiter: RateLimiterMemory | RateLimiterRedis, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return seconds(refusal);
    throw refusal;
  }
}

const seconds = (state: RateLimiterRes) => Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
