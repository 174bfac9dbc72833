import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

type Holder = { pid: number; started: string };

export class DataFolderInUse extends Error {
  override name = "DataFolderInUse";
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(`Another Mainstay (process ${pid}) is using ${dataDir}: stop it, or set DATA_DIR to another folder`);
    this.pid = pid;
  }
}

/**
 * Takes the folder for this process and returns the function that gives it back. A lock whose process is gone
 * (kill -9, power cut) is taken over. Throws `DataFolderInUse` when the holder lives.
 */
export async function lockFolder(home: string, dataDir: string): Promise<() => Promise<void>> {
  const lock = join(home, "mainstay.lock");
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    while (!(await tryLink(mine, lock))) await removeStale(lock, dataDir);
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(lock, { force: true });
}

/** The process id of the living Mainstay that holds the folder, if any. */
export async function lockHolder(home: string): Promise<number | undefined> {
  const holder = await readHolder(join(home, "mainstay.lock"));
  return holder && lives(holder) ? holder.pid : undefined;
}

/** Linking is atomic: of many processes exactly one gets the name. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function removeStale(lock: string, dataDir: string): Promise<void> {
  const holder = await readHolder(lock);
  if (holder && lives(holder)) throw new DataFolderInUse(dataDir, holder.pid);

  // Somebody else may have replaced the stale lock since we read it: look at what we really moved away.
  const moved = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const removed = await readHolder(moved);
  if (removed && lives(removed)) await tryLink(moved, lock);
  await rm(moved, { force: true });
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, "utf8")) as Holder;
  } catch {
    return undefined; // Missing, or torn by a power cut: nobody's.
  }
}

function lives({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return startOf(pid) === started;
}

/** When the process began, so that a reused process id is not taken for the holder; "" where /proc does not exist. */
function startOf(pid: number): string {
  try {
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command in brackets may hold spaces; the start time is the 20th field behind it.
    const startTicks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${bootId} ${startTicks}`;
  } catch {
    return "";
  }
}
