import type { Db } from "@mainstay/db";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect();

/** Statements that a connection keeps prepared; past this many shapes the rest is planned each time. */
const MAX_PREPARED = 400;
const prepared = new Map<string, string>();

/** Runs a statement, prepared under a name of its own: a query of a known shape is parsed and planned once a connection. */
export async function query<R>(db: Db, statement: SQL): Promise<R[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return runText<R>(db, text, params);
}

/** The same for text that needs no composing; the hottest statements are kept as such. */
export async function runText<R>(db: Db, text: string, values: unknown[]): Promise<R[]> {
  const result = await db.$client.query({ name: statementName(text), text, values });
  return result.rows as R[];
}

function statementName(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= MAX_PREPARED) return known;
  const name = `s${prepared.size}`;
  prepared.set(text, name);
  return name;
}

export const raw = sql.raw;
export const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
export const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** `a and b and c` of those that are there; true when none is. */
export function allOf(conditions: (SQL | null | undefined)[]): SQL {
  const given = conditions.filter((one): one is SQL => one != null);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}

/** ` and c`, or nothing. */
export const andAlso = (condition: SQL | null) => (condition ? sql` and ${condition}` : sql``);

/** A text array parameter, one value whatever its length, so that the statement keeps its shape. */
export const textArray = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;
export const uuidArray = (values: readonly string[]) => sql`${sql.param(values)}::uuid[]`;

/** A text as itself within a LIKE pattern. */
export const likeSafe = (text: string) => text.replace(/[\\%_]/g, (letter) => `\\${letter}`);
