import { setTimeout as pause } from "node:timers/promises";

/** Asks `condition` every `everyMs` until it answers true; throws "`what` took longer than …" after `timeoutMs`. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { what, timeoutMs, everyMs = 10 }: { what: string; timeoutMs: number; everyMs?: number },
): Promise<void> {
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += everyMs) {
    if (await condition()) return;
    await pause(everyMs);
  }
  throw new Error(`${what} took longer than ${Math.round(timeoutMs / 1000)} s`);
}
