import { Problem } from "../../../platform/problem.ts";

/** What to throw for a file that is not what it should be; a fault of the disk is ours, and stays what it is. */
export function unreadable(complaint: string, error: unknown): unknown {
  if (error instanceof Error && "syscall" in error) return error;
  return new Problem("invalid", `${complaint}: ${error instanceof Error ? error.message : error}`);
}
