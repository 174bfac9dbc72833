import { setTimeout as sleep } from "node:timers/promises";
import { ModelFailure } from "./model.ts";

const TRIES = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Waiting, as whoever calls wants it done; tests do not wait. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const waiting: Wait = (ms, signal) => sleep(ms, undefined, { signal });

/**
 * Asks again, up to three times in all, when a vendor is busy (429) or broken (5xx): after what it asks for, else after
 * a growing time with jitter. Anything else would fail the same way again, or may have been done.
 */
export async function retrying<T>(attempt: () => Promise<T>, signal: AbortSignal, wait: Wait): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ModelFailure) || !isPassing(error) || tries === TRIES) throw error;
      await wait(waitMs(error, tries), signal);
    }
  }
}

const isPassing = ({ reason }: ModelFailure) => reason === "busy" || reason === "broken";

function waitMs({ retryAfterMs }: ModelFailure, tries: number): number {
  const growing = FIRST_WAIT_MS * 2 ** (tries - 1) * (1 + Math.random() / 2);
  return Math.min(retryAfterMs ?? growing, LONGEST_WAIT_MS);
}
