import type { Redis } from "ioredis";
import type { Config } from "../../platform/config.ts";
import { createRateLimit, type RateLimit } from "../../platform/rate-limit.ts";

declare module "../../platform/context.ts" {
  interface House {
    /** How often a minute one document may be answered, asked about or fetched, by whomever. */
    documents: RateLimit;
  }
}

/** A document's own limit, besides the one each address has. */
export const createDocumentGate = ({ PUBLIC_RATE_LIMIT_PER_MINUTE }: Config, redis: Redis | null): RateLimit =>
  createRateLimit("document", PUBLIC_RATE_LIMIT_PER_MINUTE, redis);
