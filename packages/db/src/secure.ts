import pg from "pg";
import { inTransaction, qualified } from "./connection.ts";
import { markLeakproof } from "./leakproof.ts";
import { enableRowSecurity, ensurePolicy } from "./policy.ts";
import { roles } from "./roles.ts";
import { secureAuthTables } from "./secure-auth.ts";

export type SecureOptions = {
  /** Tables of the whole installation, without `org_id`: the app may read them. */
  unscoped?: string[];
  /** Tables that only ever grow: the app may neither change nor delete a row. */
  journal?: string[];
  /** Tables the system role works on across organizations. */
  systemTables?: string[];
};

const defaults = {
  unscoped: [],
  journal: ["operations", "changes"],
  systemTables: ["outbox", "event_deliveries", "idempotency_keys", "background_jobs"],
} satisfies Required<SecureOptions>;

/**
 * Gives every table of schema `public` its row-level security and its grants; run after every migration and free of
 * effect where all is well. Throws when a table lacks `org_id` and is not listed as unscoped.
 */
export async function secureTables(client: pg.Client, options: SecureOptions = {}): Promise<void> {
  const lists = { ...defaults, ...options };
  await inTransaction(client, async () => {
    for (const table of await readTables(client)) {
      if (lists.unscoped.includes(table.name)) await grantReading(client, table);
      else await secureTable(client, table, lists);
    }
    await client.query(`grant usage on all sequences in schema public to ${roles.app}, ${roles.system}`);
    await secureAuthTables(client);
    await markLeakproof(client);
  });
}

type Table = { name: string; hasOrgId: boolean; isPartition: boolean };

async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select relname as name, relispartition as "isPartition", exists (
      select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'org_id' and not attisdropped
    ) as "hasOrgId"
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    order by relname`);
  return rows;
}

async function secureTable(client: pg.Client, table: Table, lists: Required<SecureOptions>): Promise<void> {
  if (!table.hasOrgId) {
    throw new Error(`Table "${table.name}" has no org_id: add it, or list the table as unscoped`);
  }
  const name = qualified("public", table.name);
  await enableRowSecurity(client, name);
  // A partition is reached through its parent, whose policy and grants then decide: by itself it stays closed.
  if (table.isPartition) return;

  await ensurePolicy(client, name, { policy: "organization", role: roles.app, rows: "org_id = app.current_org()" });
  const rights = lists.journal.includes(table.name) ? "select, insert" : "select, insert, update, delete";
  await client.query(`revoke all on ${name} from ${roles.app}`);
  await client.query(`grant ${rights} on ${name} to ${roles.app}`);

  if (!lists.systemTables.includes(table.name)) return;
  await ensurePolicy(client, name, { policy: "system", role: roles.system, rows: "true" });
  await client.query(`grant select, insert, update, delete on ${name} to ${roles.system}`);
}

async function grantReading(client: pg.Client, { name }: Table): Promise<void> {
  await client.query(`grant select on public.${pg.escapeIdentifier(name)} to ${roles.app}, ${roles.system}`);
}
