import { type Logger, pino, stdSerializers } from "pino";

/** Structured logs, a JSON line each. What could be a secret is never written. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: {
      paths: ["password", "token", "secret", "authorization", "cookie", "*.password", "*.token", "*.secret"],
      censor: "[hidden]",
    },
  });
}

/** An error as the log keeps it: Drizzle's tell the values of a failed statement, which are somebody's data. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const { code, constraint } = (error.cause ?? error) as { code?: string; constraint?: string };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { type, message: beforeValues(message), stack: beforeValues(stack), cause, code, constraint };
}

const beforeValues = (text: string | undefined) => text?.replace(/\nparams:[^\n]*(\n(?!\s+at )[^\n]*)*/g, "");
