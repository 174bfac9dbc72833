import autocannon from "autocannon";
import { type CpuSpent, type CpuTimes, cpuSpent } from "./cpu.ts";
import { type HttpRequest, OPERATIONS, type OperationName, type Supply } from "./operations.ts";

export interface Measured {
  requests: number;
  seconds: number;
  latenciesMs: number[];
  /** CPU time in milliseconds; null where it cannot be told. */
  cpu: CpuSpent | null;
}

/** Somebody who answers the requests. */
export interface Contender {
  origin: string;
  /** Before every path, where one server answers in more than one way. */
  prefix?: string;
  cpuTimes(): Promise<CpuTimes>;
}

/**
 * Drives one operation for some seconds over kept-alive connections, each waiting for its answer before it asks again.
 * Throws when anything but success is answered: a wrong answer is quick to give.
 */
export async function drive(
  to: Contender,
  name: OperationName,
  supply: Supply,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Measured> {
  const latenciesMs: number[] = [];
  const setupRequest = (defaults: autocannon.Request): autocannon.Request => {
    const { tenant, inputs } = supply.next(name);
    const { method, path, body }: HttpRequest = OPERATIONS[name].request(inputs, tenant);
    // A copy, because autocannon adds the length of this body to it.
    return { ...defaults, method, path: (to.prefix ?? "") + path, body, headers: { ...tenant.headers } };
  };
  const cpuBefore = await to.cpuTimes();
  const start = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      { url: to.origin, connections, duration: seconds, requests: [{ setupRequest }] },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    instance.on("response", (_client, _status, _bytes, ms) => latenciesMs.push(ms));
  });
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${name} at ${to.origin}: ${result.non2xx} refused (${JSON.stringify(result.statusCodeStats)}), ${result.errors} errors, ${result.timeouts} timeouts`,
    );
  }
  const took = (performance.now() - start) / 1_000;
  const cpu = cpuSpent(cpuBefore, await to.cpuTimes());
  return { requests: latenciesMs.length, seconds: took, latenciesMs, cpu };
}
