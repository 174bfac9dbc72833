/** How long to wait between attempts: `baseMs` doubles with each failure, up to `maxMs`. */
export interface Backoff {
  baseMs: number;
  maxMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { baseMs: 1_000, maxMs: 15 * 60_000 };

/**
 * The wait in milliseconds after the `failures`-th failure (1 for the first): exponential, with jitter over its upper
 * half so that jobs which failed together do not come back together.
 */
export function backoffMs({ baseMs, maxMs }: Backoff, failures: number, random: () => number = Math.random): number {
  const full = Math.min(maxMs, baseMs * 2 ** (failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}
