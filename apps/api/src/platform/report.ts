import type { Logger } from "pino";
import type { Config } from "./config.ts";

export interface Report {
  (error: unknown, about: { requestId: string; route: string }): void;
  close(): Promise<void>;
}

/**
 * Where unexpected errors go: always to the log, with the request id a person can name; to Sentry with `SENTRY_DSN`;
 * traces to an OpenTelemetry collector with `OTEL_EXPORTER_OTLP_ENDPOINT`. Neither is loaded when not configured.
 */
export async function createReport(config: Config, log: Logger): Promise<Report> {
  const sentry = config.SENTRY_DSN ? await import("@sentry/node") : null;
  sentry?.init({ dsn: config.SENTRY_DSN, environment: config.NODE_ENV });
  const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT ? await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT) : null;
  const report = (error: unknown, about: { requestId: string; route: string }) => {
    log.error({ err: error, ...about }, "Unexpected error");
    sentry?.captureException(error, { tags: about });
  };
  return Object.assign(report, {
    async close() {
      await sentry?.close(2_000);
      await tracing?.shutdown();
    },
  });
}

async function startTracing(endpoint: string) {
  const [{ NodeSDK }, { OTLPTraceExporter }] = await Promise.all([
    import("@opentelemetry/sdk-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const sdk = new NodeSDK({
    serviceName: "mainstay",
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` }),
  });
  sdk.start();
  return sdk;
}
