import type { Readable, Writable } from "node:stream";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { quotedName, type Table } from "./tables.ts";

/** Values must read the same on both sides, whatever the servers' settings; and no policy may hide a row in silence. */
export const sessionSettings = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** A table's rows in PostgreSQL's own text format. */
export function rowsFrom(client: pg.Client, table: Table): Readable {
  return client.query(to(`copy (select ${columnList(table)} from ${quotedName(table)}) to stdout`));
}

/** Takes what `rowsFrom` gives. */
export function rowsInto(client: pg.Client, table: Table): Writable {
  return client.query(from(`copy ${quotedName(table)} (${columnList(table)}) from stdin`));
}

function columnList({ columns }: Table): string {
  return columns.map(pg.escapeIdentifier).join(", ");
}
