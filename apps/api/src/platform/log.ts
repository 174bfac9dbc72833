import { type Logger, pino } from "pino";

/** Structured logs, a JSON line each. What could be a secret is never written. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "token", "secret", "authorization", "cookie", "*.password", "*.token", "*.secret"],
      censor: "[hidden]",
    },
  });
}
