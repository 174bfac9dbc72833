import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { Readable } from "node:stream";
import type { Connection } from "./connection.ts";
import { type Applied, readApplied } from "./migrate.ts";
import { inPieces, writeArchive } from "./transfer/archive.ts";
import { readContents } from "./transfer/contents.ts";
import type { Contents } from "./transfer/fill.ts";
import { rowsFrom } from "./transfer/rows.ts";
import { readSnapshot } from "./transfer/snapshot.ts";
import { tableName } from "./transfer/tables.ts";

/** The first file of a backup: what the rest must turn out to hold. */
export type Manifest = Contents & {
  format: 1;
  createdAt: string;
  migrations: Applied[];
  files: { count: number; bytes: number };
};

export const manifestName = "manifest.json";

export type BackupOptions = {
  connection: Connection;
  /** The file to write. */
  file: string;
  /** Its `files` folder, if there is one, goes along. */
  dataDir: string;
  now: Date;
};

/**
 * Writes a whole workspace, as it stands at one moment, into one compressed file; the server may go on working.
 * Rows are in PostgreSQL's text format under `tables/`, uploaded files under `files/`.
 */
export async function writeBackup({ connection, file, dataDir, now }: BackupOptions): Promise<Manifest> {
  return readSnapshot(connection, async (client) => {
    const uploads = await listFiles(join(dataDir, "files"));
    const manifest: Manifest = {
      format: 1,
      createdAt: now.toISOString(),
      migrations: await readApplied(client),
      files: { count: uploads.length, bytes: uploads.reduce((sum, { bytes }) => sum + bytes, 0) },
      ...(await readContents(client)),
    };
    await writeArchive(file, async (add) => {
      const addBuffer = (name: string, body: Buffer) => add(name, Readable.from([body]), body.length);
      await addBuffer(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)));
      for (const table of manifest.tables) {
        let piece = 0;
        for await (const rows of inPieces(rowsFrom(client, table))) {
          piece += 1;
          await addBuffer(`tables/${tableName(table)}/${piece}`, rows);
        }
      }
      for (const { path, bytes } of uploads) {
        // A file that grows meanwhile is cut at the size the entry has announced.
        const body = bytes > 0 ? createReadStream(path, { end: bytes - 1 }) : Readable.from([]);
        await add(join("files", relative(join(dataDir, "files"), path)), body, bytes);
      }
    });
    return manifest;
  });
}

async function listFiles(folder: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })));
}
