import { spawn } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Endpoint } from "./settings.ts";
import { waitUntil } from "./wait.ts";

/** A running cluster, as its postmaster.pid tells. */
export type Postmaster = { pid: number; endpoint: Endpoint; isReady: boolean };

/** The cluster's living postmaster, if any: also one that a killed server left behind. */
export async function findPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  const written = await readPidFile(pgdata);
  return written && isPostmasterOf(pgdata, written.pid) ? written : undefined;
}

export type StartOptions = {
  postgres: string;
  pgdata: string;
  settings: string[];
  account: Account;
  logFile: string;
};

/** Starts PostgreSQL and resolves when it accepts connections. Only for a cluster without a living postmaster. */
export async function startPostmaster(options: StartOptions): Promise<Postmaster> {
  await disownLockFiles(options.pgdata);
  for (let attemptsLeft = 100; ; attemptsLeft -= 1) {
    try {
      return await launch(options);
    } catch (error) {
      // Sessions of a postmaster that was killed end a moment after it; until then PostgreSQL rightly refuses.
      const isClosing = error instanceof Error && error.message.includes("pre-existing shared memory block");
      if (!isClosing || attemptsLeft === 0) throw error;
      await pause(100);
    }
  }
}

/**
 * PostgreSQL takes the process id in a dead postmaster's lock files for the living one when another program, or a
 * zombie, has that id now. The socket's lock can go. In postmaster.pid only the id is replaced, by ours, which as its
 * parent's PostgreSQL ignores: the rest of the file still lets it find sessions that outlived the postmaster.
 */
async function disownLockFiles(pgdata: string): Promise<void> {
  for (const name of await readdir(pgdata)) {
    if (name.startsWith(".s.PGSQL.")) await rm(join(pgdata, name), { force: true });
  }
  const pidFile = join(pgdata, "postmaster.pid");
  const text = await readFile(pidFile, "utf8").catch(() => "");
  if (text) await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
}

async function launch({ postgres, pgdata, settings, account, logFile }: StartOptions): Promise<Postmaster> {
  const output = await open(logFile, "w");
  const child = spawn(postgres, ["-D", pgdata, ...settings], {
    ...account,
    cwd: "/",
    // A session of its own: Ctrl-C in a terminal must reach the server alone, which stops the database when it is done.
    detached: true,
    stdio: ["ignore", output.fd, output.fd],
    env: { ...process.env, LC_ALL: "C" },
  });
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", (code, signal) => {
    failure ??= `it ended with ${signal ?? code}`;
  });
  await output.close();
  child.unref();

  let started: Postmaster | undefined;
  // Recovery after a crash replays the log and may take a while on a slow disk.
  await waitUntil(
    async () => {
      if (failure) throw new Error(`PostgreSQL did not start: ${failure}. ${await lastLines(logFile)}`);
      started = await readPidFile(pgdata);
      return started?.isReady === true && started.pid === child.pid;
    },
    { what: "Starting PostgreSQL", timeoutMs: 600_000, everyMs: 5 },
  );
  if (!started) throw new Error("PostgreSQL did not start");
  return started;
}

/** Waits until a found postmaster accepts connections; answers undefined when it ends instead. */
export async function waitForPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  let found: Postmaster | undefined;
  await waitUntil(
    async () => {
      found = await findPostmaster(pgdata);
      return found === undefined || found.isReady;
    },
    { what: "Waiting for the running PostgreSQL", timeoutMs: 600_000 },
  );
  return found;
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk; waits until it is gone. */
export async function stopPostmaster(pgdata: string): Promise<void> {
  const running = await findPostmaster(pgdata);
  if (!running) return;
  const { pid } = running;
  process.kill(pid, "SIGINT");
  await waitUntil(() => !isPostmasterOf(pgdata, pid), { what: "Stopping PostgreSQL", timeoutMs: 120_000, everyMs: 5 });
}

async function readPidFile(pgdata: string): Promise<Postmaster | undefined> {
  let text: string;
  try {
    text = await readFile(join(pgdata, "postmaster.pid"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const [pid, , , port, socketDir, , , status] = text.split("\n");
  if (!pid || !port) return undefined; // Still being written.
  return {
    pid: Number(pid),
    endpoint: socketDir ? { socketDir, port: Number(port) } : { host: "127.0.0.1", port: Number(port) },
    isReady: status?.trim() === "ready",
  };
}

function isPostmasterOf(pgdata: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // A process id may be another program's by now. PostgreSQL works in its data folder, and a zombie in none.
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgdata && readFileSync(`/proc/${pid}/comm`, "utf8") === "postgres\n";
  } catch {
    return false;
  }
}

async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8");
  return text.trim().split("\n").slice(-5).join(" | ");
}
