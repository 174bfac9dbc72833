import pg from "pg";
import { quotedName, type Table } from "./tables.ts";

/** What a table holds: its number of rows and a sum over them that does not depend on their order. */
export type Tally = { rows: number; checksum: string };

/** Counts and sums a table. SHA-256 rather than PostgreSQL's own hashes, which may differ between its versions. */
export async function tally(client: pg.Client, table: Table): Promise<Tally> {
  const row = `row(${table.columns.map(pg.escapeIdentifier).join(", ")})::text`;
  const digest = `('x' || encode(substr(sha256(convert_to(${row}, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint`;
  const { rows } = await client.query<{ rows: string; checksum: string }>(
    `select count(*)::text as rows, coalesce(sum(${digest}::numeric), 0)::text as checksum from ${quotedName(table)}`,
  );
  const [found] = rows;
  return { rows: Number(found?.rows), checksum: found?.checksum ?? "" };
}

/** Throws when a table holds something else than it should. */
export async function verifyTally(client: pg.Client, table: Table, expected: Tally): Promise<void> {
  const actual = await tally(client, table);
  if (actual.rows === expected.rows && actual.checksum === expected.checksum) return;
  const difference = actual.rows === expected.rows ? "other contents" : `${actual.rows} rows`;
  throw new Error(`${table.schema}.${table.name} has ${difference} where ${expected.rows} rows were copied`);
}
