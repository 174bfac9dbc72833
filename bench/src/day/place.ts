import type pg from "pg";
import type { ServerProcess } from "../server-process.ts";
import type { Tenant } from "../tenants.ts";

/** Where a day's work is done: a running server, its database, and somebody signed in. */
export interface Place {
  product: ServerProcess;
  client: pg.Client;
  tenant: Tenant;
  connections: number;
}

/** Asks the server; answers the body's `data`. Throws on anything but success. */
export async function ask<T>(
  { product, tenant }: Place,
  method: "GET" | "POST",
  path: string,
  body?: string | object,
): Promise<T> {
  const isFile = typeof body === "string";
  const response = await fetch(`${product.origin}/api/v1${path}`, {
    method,
    headers: { ...tenant.headers, ...(isFile && { "content-type": "application/octet-stream" }) },
    body: isFile ? body : JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer}`);
  return (JSON.parse(answer) as { data: T }).data;
}

/** Waits until a job has ended as it should; answers the seconds since `start`. */
export async function jobDone(place: Place, id: string, start: number): Promise<number> {
  for (;;) {
    const { state } = await ask<{ state: string }>(place, "GET", `/jobs/${id}`);
    if (state === "done") return (performance.now() - start) / 1_000;
    if (state === "failed" || state === "canceled") throw new Error(`Job ${id} ended as ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
