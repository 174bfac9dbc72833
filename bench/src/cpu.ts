import { readFile } from "node:fs/promises";
import type pg from "pg";

/*
 * CPU time rather than waiting time: what else the machine does lengthens the one and leaves the other nearly as it is.
 */

/** The name under which the bare server's connections are known to PostgreSQL. */
export const BARE_CONNECTIONS = "mainstay_bench_bare";

/** What processes have taken so far, in milliseconds by process id; null where it cannot be told. */
export type CpuTimes = { server: number; database: Map<number, number> } | null;

/** What was taken in a while: by the server's process and by its connections in PostgreSQL. */
export interface CpuSpent {
  server: number;
  database: number;
}

/**
 * Tells what the product, or the bare server, takes: its process and those of its connections in PostgreSQL. It can be
 * told on Linux, with PostgreSQL on the same machine.
 */
export function cpuOf(who: "product" | "bare", serverPid: number, client: pg.Client): () => Promise<CpuTimes> {
  return async () => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
          and (application_name = $1) = $2`,
      [BARE_CONNECTIONS, who === "bare"],
    );
    const server = await cpuOfProcess(serverPid);
    const times = await Promise.all(rows.map(async ({ pid }) => [pid, await cpuOfProcess(pid)] as const));
    const known = times.filter((one): one is readonly [number, number] => one[1] !== null);
    return server === null || known.length < rows.length ? null : { server, database: new Map(known) };
  };
}

/** What was taken between two readings; a connection that ended meanwhile is left out. */
export function cpuSpent(before: CpuTimes, after: CpuTimes): CpuSpent | null {
  if (!before || !after) return null;
  const database = [...after.database].reduce((sum, [pid, ms]) => sum + ms - (before.database.get(pid) ?? 0), 0);
  return { server: after.server - before.server, database };
}

/** Linux tells of hundredths of a second, whatever its own clock. */
const TICK_MS = 10;

/** User and system time of all of a process's threads. */
async function cpuOfProcess(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // The name in brackets may hold anything; utime and stime are the 12th and 13th value behind it.
  const values = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return values ? (Number(values[11]) + Number(values[12])) * TICK_MS : null;
}
