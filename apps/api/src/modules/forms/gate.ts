import type { Redis } from "ioredis";
import type { House } from "../../platform/context.ts";
import { createRateLimit, type RateLimit } from "../../platform/rate-limit.ts";

export type Outcome = "taken" | "spam" | "refused";

/** What stands before every form: a limit of its own, besides the one each address has, and a count of what came. */
export interface FormGate {
  limit: RateLimit;
  count(outcome: Outcome): void;
}

declare module "../../platform/context.ts" {
  interface House {
    forms: FormGate;
  }
}

/** A form on a busy site gets more than any one address does. */
const TIMES_AN_ADDRESS = 10;

export function createFormGate({ config, metrics }: Pick<House, "config" | "metrics">, redis: Redis | null): FormGate {
  const counts: Record<Outcome, number> = { taken: 0, spam: 0, refused: 0 };
  metrics.gauge(
    "form_submissions",
    "Submissions of public forms since the start, by what became of them",
    () => counts,
  );
  return {
    limit: createRateLimit("form", config.PUBLIC_RATE_LIMIT_PER_MINUTE * TIMES_AN_ADDRESS, redis),
    count: (outcome) => {
      counts[outcome] += 1;
    },
  };
}
