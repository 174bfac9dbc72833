import type pg from "pg";
import { qualified } from "../connection.ts";

/** A table whose rows travel; `columns` without those the database computes itself. */
export type Table = { schema: string; name: string; columns: string[] };

/** The schemas that hold a workspace's rows; `app` holds only what migrations make. */
const schemas = ["public", "auth", "jobs"];

/** Every table with rows of its own, partitions counted to their parent. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select nspname as schema, relname as name, array_agg(attname::text order by attnum) as columns
     from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
     where nspname = any($1) and relkind in ('r', 'p') and not relispartition
     group by nspname, relname order by nspname, relname`,
    [schemas],
  );
  return rows;
}

/** The tables of one side that the other lacks. */
export function missingTables(wanted: Table[], present: Table[]): Table[] {
  const names = new Set(present.map(tableName));
  return wanted.filter((table) => !names.has(tableName(table)));
}

export function tableName({ schema, name }: Pick<Table, "schema" | "name">): string {
  return `${schema}.${name}`;
}

export function quotedName({ schema, name }: Pick<Table, "schema" | "name">): string {
  return qualified(schema, name);
}

/** The first table with rows in it, other than the queue's own bookkeeping, which every started server has. */
export async function findFilledTable(client: pg.Client): Promise<string | undefined> {
  for (const table of await readTables(client)) {
    if (table.schema === "jobs") continue;
    const { rows } = await client.query(`select exists (select from ${quotedName(table)}) as filled`);
    if (rows[0].filled) return tableName(table);
  }
  return undefined;
}
