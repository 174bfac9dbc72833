import type pg from "pg";
import { inTransaction, qualified } from "../connection.ts";
import { sessionSettings } from "./rows.ts";
import { type Sequence, setSequences } from "./sequences.ts";
import { quotedName, type Table } from "./tables.ts";
import { type Tally, verifyTally } from "./tally.ts";

/** What the filled tables must turn out to hold. */
export type Contents = { tables: (Table & Tally)[]; sequences: Sequence[] };

/**
 * Fills empty tables in one transaction: `load` brings the rows, then counts and checksums are compared with
 * `contents`, and anything amiss takes all of it back. References are dropped meanwhile and made anew, and triggers
 * are still: tables may refer to each other in circles, and only a superuser could tell PostgreSQL to look away.
 */
export async function fillTables(client: pg.Client, contents: Contents, load: () => Promise<void>): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(sessionSettings);
    const references = await readReferences(client);
    for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
    for (const table of contents.tables) await client.query(`alter table ${quotedName(table)} disable trigger user`);

    // The queue's bookkeeping is there from its installation; the copied one takes its place.
    const queueTables = contents.tables.filter(({ schema }) => schema === "jobs").map(quotedName);
    if (queueTables.length > 0) await client.query(`truncate ${queueTables.join(", ")}`);
    await load();
    await setSequences(client, contents.sequences);
    for (const table of contents.tables) await verifyTally(client, table, table);

    await client.query("set constraints all immediate");
    for (const table of contents.tables) await client.query(`alter table ${quotedName(table)} enable trigger user`);
    for (const { table, name, definition } of references) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  });
  await client.query("analyze");
}

type Reference = { table: string; name: string; definition: string };

async function readReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<{ schema: string; relation: string; name: string; definition: string }>(
    `select nspname as schema, relname as relation, quote_ident(conname) as name, pg_get_constraintdef(pg_constraint.oid) as definition
     from pg_constraint
     join pg_class on pg_class.oid = conrelid
     join pg_namespace on pg_namespace.oid = relnamespace
     where contype = 'f' and conparentid = 0 and nspname in ('public', 'auth', 'jobs')
     order by conrelid, conname`,
  );
  return rows.map(({ schema, relation, name, definition }) => ({
    table: qualified(schema, relation),
    name,
    definition,
  }));
}
