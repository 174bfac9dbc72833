import { timingSafeEqual } from "node:crypto";
import { BadSignature } from "./event.ts";

const TOLERANCE_SECONDS = 300;

/** Compares in constant time: how long it takes tells nothing of the right signature. */
export function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Refuses what was signed more than five minutes ago, or ahead: it may have been overheard and sent again.
 * @param timestamp seconds since 1970, as the vendor signed them
 * @throws BadSignature
 */
export function requireRecent(timestamp: string, now: Date): void {
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > TOLERANCE_SECONDS) throw new BadSignature("This was not signed just now");
}
