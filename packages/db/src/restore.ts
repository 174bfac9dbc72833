import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { type Manifest, manifestName } from "./backup.ts";
import { type Connection, withClient } from "./connection.ts";
import { migrationsFolder } from "./journal.ts";
import { migrate, refuseUnknown } from "./migrate.ts";
import type { SecureOptions } from "./secure.ts";
import { readArchive } from "./transfer/archive.ts";
import { clearDatabase } from "./transfer/clear.ts";
import { fillTables } from "./transfer/fill.ts";
import { rowsInto } from "./transfer/rows.ts";
import { findFilledTable, missingTables, readTables, tableName } from "./transfer/tables.ts";

export type RestoreOptions = {
  connection: Connection;
  file: string;
  dataDir: string;
  /** Deletes what the database and the files folder hold now. Without it a filled target is refused. */
  replace?: boolean;
  folder?: string;
  secure?: SecureOptions;
  /** Makes tables that no migration makes, such as the queue's, before rows are loaded. */
  prepareTarget?: (connection: Connection) => Promise<void>;
};

export type RestoreReport = { manifest: Manifest; leftOut: { name: string; rows: number }[] };

/**
 * Loads a backup: into the schema it was taken from, verified by count and checksum, then brought to this version's
 * schema. The whole file is read once before anything is deleted, so that a damaged one does no harm.
 * Throws `UnknownSchemaError` for a backup of a newer version.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { connection, file, dataDir, replace = false, folder = migrationsFolder(), secure, prepareTarget } = options;
  const manifest = await readWhole(file);
  await refuseUnknown(manifest.migrations, folder);
  if (!replace) await refuseFilled(connection, dataDir);

  await withClient(connection, clearDatabase);
  await migrate(connection, { folder, secure, upTo: manifest.migrations.at(-1)?.tag });
  await prepareTarget?.(connection);
  const leftOut = await withClient(connection, (client) => loadTables(client, manifest, file));
  await migrate(connection, { folder, secure });
  await restoreFiles(file, dataDir);
  return { manifest, leftOut };
}

async function refuseFilled(connection: Connection, dataDir: string): Promise<void> {
  const filled = await withClient(connection, findFilledTable);
  if (filled) throw new Error(`The database is not empty (${filled} has rows): add --replace to delete what it holds`);
  const files = await readdir(join(dataDir, "files")).catch(() => []);
  if (files.length > 0)
    throw new Error(`${join(dataDir, "files")} is not empty: add --replace to delete what it holds`);
}

/** Reads to the end, which checks every byte against gzip's own sum, and answers the manifest. */
async function readWhole(file: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const files = { count: 0, bytes: 0 };
  for await (const { name, body } of readArchive(file)) {
    if (name === manifestName) {
      manifest = (await json(body)) as Manifest;
      continue;
    }
    if (name.startsWith("files/")) files.count += 1;
    for await (const chunk of body) if (name.startsWith("files/")) files.bytes += chunk.length;
  }
  if (manifest?.format !== 1) throw new Error(`${file} is not a backup this version of Mainstay can read`);
  if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes) {
    throw new Error(`${file} lacks uploaded files it should hold`);
  }
  return manifest;
}

async function loadTables(client: pg.Client, manifest: Manifest, file: string): Promise<RestoreReport["leftOut"]> {
  const missing = new Set(missingTables(manifest.tables, await readTables(client)).map(tableName));
  const tables = manifest.tables.filter((table) => !missing.has(tableName(table)));
  const byName = new Map(tables.map((table) => [tableName(table), table]));

  await fillTables(client, { tables, sequences: manifest.sequences }, async () => {
    for await (const { name, body } of readArchive(file)) {
      const table = byName.get(tableOf(name));
      if (table) await pipeline(body, rowsInto(client, table));
    }
  });
  return manifest.tables
    .filter((table) => missing.has(tableName(table)) && table.rows > 0)
    .map((table) => ({ name: tableName(table), rows: table.rows }));
}

/** "tables/public.leads/3" is the third piece of "public.leads". */
function tableOf(entryName: string): string {
  const [folder, table] = entryName.split("/");
  return folder === "tables" ? (table ?? "") : "";
}

/** The uploads take their place in one step, when all are there. */
async function restoreFiles(file: string, dataDir: string): Promise<void> {
  const unfinished = join(dataDir, "files.restoring");
  await rm(unfinished, { recursive: true, force: true });
  for await (const { name, body } of readArchive(file)) {
    if (!name.startsWith("files/")) continue;
    const path = join(unfinished, name.slice("files/".length));
    if (!path.startsWith(`${unfinished}${sep}`)) throw new Error(`${file} holds a file outside its folder: ${name}`);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(body, createWriteStream(path));
  }
  await rm(join(dataDir, "files"), { recursive: true, force: true });
  if (existsSync(unfinished)) await rename(unfinished, join(dataDir, "files"));
}
