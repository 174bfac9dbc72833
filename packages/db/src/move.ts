import { pipeline } from "node:stream/promises";
import { type Connection, withClient } from "./connection.ts";
import { migrationsFolder } from "./journal.ts";
import { migrate, readApplied } from "./migrate.ts";
import type { SecureOptions } from "./secure.ts";
import { readContents } from "./transfer/contents.ts";
import { fillTables } from "./transfer/fill.ts";
import { rowsFrom, rowsInto } from "./transfer/rows.ts";
import { readSnapshot } from "./transfer/snapshot.ts";
import { findFilledTable, missingTables, readTables, tableName } from "./transfer/tables.ts";

export type MoveOptions = {
  from: Connection;
  to: Connection;
  folder?: string;
  secure?: SecureOptions;
  /** Makes tables that no migration makes, such as the queue's, before rows are copied. */
  prepareTarget?: (to: Connection) => Promise<void>;
};

export type MoveReport = {
  tables: { name: string; rows: number }[];
  /** Tables with rows that the target does not have: the caller must tell the user. */
  leftBehind: { name: string; rows: number }[];
};

/**
 * Copies a whole workspace into an empty database on another server and verifies counts and checksums of every table
 * there, in one transaction: it is moved entirely or not at all. The source is only read.
 * Throws when the target holds rows, or what arrived differs.
 */
export async function moveDatabase(options: MoveOptions): Promise<MoveReport> {
  const { from, to, folder = migrationsFolder(), secure, prepareTarget } = options;
  await withClient(to, async (target) => {
    const filled = await findFilledTable(target);
    if (filled) throw new Error(`The target database is not empty (${filled} has rows): name an empty one`);
  });

  return readSnapshot(from, async (source) => {
    const applied = await readApplied(source);
    const last = applied.at(-1);
    if (!last) throw new Error("The source database holds no Mainstay workspace");
    await migrate(to, { folder, secure, upTo: last.tag });
    await prepareTarget?.(to);

    const { tables, sequences } = await readContents(source);
    return withClient(to, async (target) => {
      const missing = new Set(missingTables(tables, await readTables(target)).map(tableName));
      const moving = tables.filter((table) => !missing.has(tableName(table)));
      await fillTables(target, { tables: moving, sequences }, async () => {
        for (const table of moving) await pipeline(rowsFrom(source, table), rowsInto(target, table));
      });
      const summary = (list: typeof tables) => list.map((table) => ({ name: tableName(table), rows: table.rows }));
      const left = tables.filter((table) => missing.has(tableName(table)) && table.rows > 0);
      return { tables: summary(moving), leftBehind: summary(left) };
    });
  });
}
