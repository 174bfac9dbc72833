/** The place on top of a column for what arrives now: later means smaller, and there is always room in between. */
export function topPosition(now: Date): string {
  return String(-now.getTime());
}
