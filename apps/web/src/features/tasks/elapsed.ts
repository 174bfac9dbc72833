/** A stretch of time as a clock shows it: `1:05` is an hour and five minutes. */
export function clockOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
