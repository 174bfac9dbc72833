import type { Submission } from "./submission.ts";

/** Nobody reads and fills in a form faster. */
const FASTEST_MS = 2_000;

/** Whether a machine filled it in: the trap only machines see has something in it, or it took no time at all. */
export function isSpam({ website, elapsed, startedAt }: Submission, now: Date): boolean {
  if (website) return true;
  const tookMs = elapsed ?? (startedAt ? now.getTime() - Date.parse(startedAt) : null);
  return tookMs !== null && tookMs < FASTEST_MS;
}
