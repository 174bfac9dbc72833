import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { makePrivateFolder } from "./place.ts";

const run = promisify(execFile);

/** The superuser of the embedded cluster; the server switches to lesser roles on every connection. */
export const superuser = "mainstay";
export const majorVersion = "18";

/**
 * Creates the cluster `pgdata` unless it is there already. It is built beside and renamed at the end, so that a
 * first start cut short leaves nothing half-made. Throws when the folder holds another PostgreSQL's cluster.
 */
export async function initializeCluster(
  pgdata: string,
  { initdb }: Binaries,
  account: Account,
  { fsync }: { fsync: boolean },
): Promise<void> {
  const version = await versionOf(pgdata);
  if (version === majorVersion) return;
  if (version) {
    throw new Error(
      `${pgdata} was made by PostgreSQL ${version}, and this Mainstay brings ${majorVersion}: restore a backup into a new DATA_DIR`,
    );
  }

  const unfinished = `${pgdata}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await makePrivateFolder(unfinished, account);
  // The socket's folder is closed to everybody else; only a loopback port needs a password.
  const authentication =
    process.platform === "win32"
      ? ["--auth=scram-sha-256", `--pwfile=${await writePassword(pgdata)}`]
      : ["--auth-local=trust", "--auth-host=scram-sha-256"];
  await run(
    initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
      "--no-instructions",
      ...(fsync ? [] : ["--no-sync"]),
      ...authentication,
    ],
    { ...account, cwd: "/", env: { ...process.env, LC_ALL: "C" } },
  );
  await rename(unfinished, pgdata);
}

/** The password of a cluster on a loopback port; a socket needs none. */
export async function readPassword(pgdata: string): Promise<string | undefined> {
  if (process.platform !== "win32") return undefined;
  return (await readFile(passwordFile(pgdata), "utf8")).trim();
}

async function writePassword(pgdata: string): Promise<string> {
  await writeFile(passwordFile(pgdata), randomBytes(24).toString("base64url"), { mode: 0o600 });
  return passwordFile(pgdata);
}

function passwordFile(pgdata: string): string {
  return `${pgdata}.password`;
}

async function versionOf(pgdata: string): Promise<string | undefined> {
  try {
    return (await readFile(join(pgdata, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
