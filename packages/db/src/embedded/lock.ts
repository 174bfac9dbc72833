import { createHash, randomUUID } from "node:crypto";
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
  const lock = join(home, LOCK);
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid), id: randomUUID() }));
  try {
    while (!(await tryTake(mine, lock, dataDir)));
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(lock, { force: true });
}

/** The process id of the living Mainstay that holds the folder, if any. */
export async function lockHolder(home: string): Promise<number | undefined> {
  const holder = holderIn((await readChain(join(home, LOCK))).at(-1));
  return holder && lives(holder) ? holder.pid : undefined;
}

const LOCK = "mainstay.lock";

/** A lock, or what takes its place: the file and what it says. */
type Link = { path: string; content: string };

/**
 * One try; false when others changed something meanwhile. A dead one's lock is never moved away, since by then it may be
 * a living one's: who takes over gets the name that only the heir of just that lock can have, and then puts it in its place.
 */
async function tryTake(mine: string, lock: string, dataDir: string): Promise<boolean> {
  const chain = await readChain(lock);
  const last = chain.at(-1);
  if (!last) return tryLink(mine, lock);
  const holder = holderIn(last);
  if (holder && lives(holder)) throw new DataFolderInUse(dataDir, holder.pid);

  const heir = heirOf(lock, last);
  if (!(await tryLink(mine, heir))) return false;
  // The name is free too once an heir has taken its place: then the lock is another one.
  if ((await readLink(lock))?.content !== chain[0]?.content) {
    await rm(heir, { force: true });
    return false;
  }
  await rename(heir, lock);
  // Heirs that died before they had taken their place.
  for (const { path } of chain.slice(1)) await rm(path, { force: true });
  return true;
}

const heirOf = (lock: string, { content }: Link) =>
  `${lock}.after-${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;

/** The lock, its heir while that has not taken its place, and so on: the last one holds. */
async function readChain(lock: string): Promise<Link[]> {
  const chain: Link[] = [];
  for (let link = await readLink(lock); link; link = await readLink(heirOf(lock, link))) chain.push(link);
  return chain;
}

async function readLink(path: string): Promise<Link | undefined> {
  try {
    return { path, content: await readFile(path, "utf8") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
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

function holderIn(link: Link | undefined): Holder | undefined {
  try {
    return link && (JSON.parse(link.content) as Holder);
  } catch {
    return undefined; // Torn by a power cut: nobody's.
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
