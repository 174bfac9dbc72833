import { randomUUID } from "node:crypto";
import { chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, canEnter } from "./account.ts";

/** Where things go that the database account must reach and the data folder cannot offer. */
export const sharedFolder = "/var/lib/mainstay";

const pointerName = "cluster.json";

/**
 * The folder that holds the cluster, its log and its lock: the data folder itself, or, when root's database account
 * cannot enter that (a clone below /root or another 0700 folder), a folder in /var/lib/mainstay that
 * `cluster.json` in the data folder points to. An existing pointer is always followed.
 */
export async function clusterHome(dataDir: string, account: Account, log: (line: string) => void): Promise<string> {
  const pointed = await findClusterHome(dataDir);
  if (pointed !== dataDir) return pointed;
  await mkdir(dataDir, { recursive: true });
  if (await canEnter(account, dataDir)) return dataDir;

  // A new name, never one derived from the path: whoever deletes the data folder expects to start afresh.
  const home = join(sharedFolder, `cluster-${randomUUID()}`);
  try {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
    await mkdir(home, { mode: 0o755 });
  } catch (cause) {
    throw new Error(
      `${dataDir} cannot be entered by the account that runs PostgreSQL, nor can ${sharedFolder} be created: set DATA_DIR to a folder below none of mode 0700`,
      { cause },
    );
  }
  await writeFile(join(dataDir, pointerName), JSON.stringify({ cluster: home }, null, 2));
  log(`the data folder cannot be entered by the account that runs PostgreSQL; the database is in ${home}`);
  return home;
}

/** The folder that holds the cluster of `dataDir` now, creating nothing. */
export async function findClusterHome(dataDir: string): Promise<string> {
  try {
    const pointer = JSON.parse(await readFile(join(dataDir, pointerName), "utf8")) as { cluster: string };
    return pointer.cluster;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return dataDir;
    throw new Error(`${join(dataDir, pointerName)} cannot be read`, { cause: error });
  }
}

/** Creates a folder that only the database account may enter. */
export async function makePrivateFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
}
