import type pg from "pg";

/** Turns row-level security on; asks first, because ALTER TABLE waits for every reader of the table. */
export async function enableRowSecurity(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query("select relrowsecurity as on from pg_class where oid = $1::regclass", [table]);
  if (!rows[0].on) await client.query(`alter table ${table} enable row level security`);
}

/** Lets `role` read and write the rows that fulfil the condition; leaves a policy of that name as it is. */
export async function ensurePolicy(
  client: pg.Client,
  table: string,
  { policy, role, rows, command = "all" }: { policy: string; role: string; rows: string; command?: "all" | "select" },
): Promise<void> {
  const found = await client.query("select 1 from pg_policy where polrelid = $1::regclass and polname = $2", [
    table,
    policy,
  ]);
  if (found.rowCount) return;
  const check = command === "all" ? `with check (${rows})` : "";
  await client.query(`create policy ${policy} on ${table} for ${command} to ${role} using (${rows}) ${check}`);
}
