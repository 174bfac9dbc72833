import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { House } from "./context.ts";

export interface Metrics {
  /** Counts a request under its route's pattern, never its path: ids must not become labels. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** A number read whenever Prometheus asks; labels to values. */
  gauge(name: string, help: string, read: () => Promise<Record<string, number>> | Record<string, number>): void;
  text(): Promise<string>;
  contentType: string;
}

/** Metrics of one process: requests, database pool, and what the modules add. */
export function createMetrics(house: Pick<House, "database">): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Requests by route and status, and how long they took",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 3, 10],
    registers: [registry],
  });
  const metrics: Metrics = {
    observe: (method, route, status, seconds) => requests.labels(method, route, String(status)).observe(seconds),
    gauge(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        labelNames: ["kind"],
        registers: [registry],
        async collect() {
          for (const [kind, value] of Object.entries(await read())) gauge.labels(kind).set(value);
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
  metrics.gauge("database_pool_connections", "Connections of the pools, and callers waiting for one", () => {
    const { app, system } = house.database.stats();
    return {
      total: app.total,
      idle: app.idle,
      waiting: app.waiting,
      system_total: system.total,
      system_waiting: system.waiting,
    };
  });
  return metrics;
}
