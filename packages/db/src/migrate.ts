import type pg from "pg";
import { type Connection, inTransaction, withClient } from "./connection.ts";
import { type Migration, migrationsFolder, readMigrations } from "./journal.ts";
import { prepareDatabase } from "./prepare.ts";
import { type SecureOptions, secureTables } from "./secure.ts";

/** The database records a migration this code does not have, or has with other contents. */
export class UnknownSchemaError extends Error {
  override name = "UnknownSchemaError";
}

export type SchemaState = "current" | "behind" | "unknown";

export type MigrateOptions = {
  folder?: string;
  /** Stops after this migration: a backup is loaded into the schema it was taken from. */
  upTo?: string;
  /** Functions and triggers, each statement safe to run again: code rather than history, so they are put in place anew. */
  routines?: readonly string[];
  secure?: SecureOptions;
};

/** Any number; the same in every Mainstay, so that servers starting together migrate one after the other. */
const lockKey = 4_921_744_063;

/**
 * Brings a database to the schema of this code: roles, extensions and schemas, then each new migration in a
 * transaction of its own, then the rights of every table. Safe to run again and from several servers at once.
 * Answers the tags it applied. Throws `UnknownSchemaError`, or `MissingRightsError` with the SQL that helps.
 */
export async function migrate(connection: Connection, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? migrationsFolder());
  return withClient(connection, async (client) => {
    // Held by the connection and given back with it; no timeout, since another server may migrate for minutes.
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await prepareDatabase(client);
    const pending = pendingMigrations(migrations, await readApplied(client));
    const wanted = options.upTo ? upTo(pending, options.upTo) : pending;
    for (const migration of wanted) await apply(client, migration);
    // A backup is loaded into an older schema, which the routines of today may not fit.
    if (!options.upTo) for (const routine of options.routines ?? []) await client.query(routine);
    await secureTables(client, options.secure);
    return wanted.map(({ tag }) => tag);
  });
}

/** How the database's schema stands to this code; the server listens only on "current". */
export async function schemaState(connection: Connection, folder = migrationsFolder()): Promise<SchemaState> {
  const migrations = await readMigrations(folder);
  return withClient(connection, async (client) => {
    try {
      return pendingMigrations(migrations, await readApplied(client)).length === 0 ? "current" : "behind";
    } catch (error) {
      if (error instanceof UnknownSchemaError) return "unknown";
      throw error;
    }
  });
}

/** Throws `UnknownSchemaError` when this code cannot bring a database with these migrations to its own schema. */
export async function refuseUnknown(applied: Applied[], folder = migrationsFolder()): Promise<void> {
  pendingMigrations(await readMigrations(folder), applied);
}

export type Applied = { tag: string; hash: string };

/** The migrations a database has seen, in order; none for an empty database. */
export async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const table = await client.query("select to_regclass('app.migrations') as found");
  if (table.rows[0].found === null) return [];
  const { rows } = await client.query<Applied>("select tag, hash from app.migrations order by position");
  return rows;
}

function pendingMigrations(known: Migration[], applied: Applied[]): Migration[] {
  for (const [position, { tag, hash }] of applied.entries()) {
    const migration = known[position];
    if (migration?.tag !== tag) {
      throw new UnknownSchemaError(
        `The data was written by a Mainstay with migration "${tag}", which this version of Mainstay does not know: use the newer version`,
      );
    }
    if (migration.hash !== hash) {
      throw new UnknownSchemaError(
        `Migration "${tag}" was changed after it was applied to this database: restore the file, and put the change into a new migration`,
      );
    }
  }
  return known.slice(applied.length);
}

function upTo(migrations: Migration[], tag: string): Migration[] {
  const last = migrations.findIndex((migration) => migration.tag === tag);
  if (last === -1) throw new UnknownSchemaError(`This version of Mainstay does not know the migration "${tag}"`);
  return migrations.slice(0, last + 1);
}

async function apply(client: pg.Client, { tag, hash, statements }: Migration): Promise<void> {
  try {
    await inTransaction(client, async () => {
      for (const statement of statements) await client.query(statement);
      await client.query("insert into app.migrations (tag, hash) values ($1, $2)", [tag, hash]);
    });
  } catch (cause) {
    throw new Error(`Migration "${tag}" failed and was rolled back: ${(cause as Error).message}`, { cause });
  }
}
