import type { Log } from "../log.ts";

/** For tests in which failures are the point. */
export const silent: Log = { info() {}, warn() {}, error() {} };
