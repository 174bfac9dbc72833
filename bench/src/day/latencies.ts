import autocannon from "autocannon";
import type { HttpRequest } from "../operations.ts";
import type { Place } from "./place.ts";

/**
 * Sends requests over kept-alive connections until `seconds` are over or `until` resolves, and answers how long each
 * took, in ms. Throws when anything but success is answered.
 */
export async function latencies(
  { product, tenant, connections }: Place,
  next: () => HttpRequest,
  { seconds, until }: { seconds: number; until?: Promise<unknown> },
): Promise<number[]> {
  const took: number[] = [];
  const setupRequest = (defaults: autocannon.Request): autocannon.Request => ({
    ...defaults,
    ...next(),
    headers: { ...tenant.headers },
  });
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      { url: product.origin, connections, duration: seconds, requests: [{ setupRequest }] },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    instance.on("response", (_client, _status, _bytes, ms) => took.push(ms));
    until?.then(() => instance.stop(), reject);
  });
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(`${result.non2xx} refused (${JSON.stringify(result.statusCodeStats)}), ${result.errors} errors`);
  }
  return took;
}

/** The latency that a share of requests stay within. */
export function within(latenciesMs: number[], share: number): number {
  const sorted = Float64Array.from(latenciesMs).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
