import pg from "pg";
import { say } from "./say.ts";
import { SEED_STATEMENTS } from "./seed.sql.ts";
import type { Tenant } from "./tenants.ts";

/**
 * Fills the organizations evenly up to `leads`, each lead with its contact, a call, its place in the journal and in
 * search: what they would have left had they come one by one. A workspace that has enough is left as it is.
 */
async function seed(client: pg.Client, tenants: Tenant[], leads: number): Promise<void> {
  const { rows } = await client.query<{ count: string }>("select count(*) from leads");
  if (Number(rows[0]?.count) >= leads) return;
  await client.query(
    "create temp table tenants (number int, org_id uuid, member_id uuid, pipeline_id uuid, stage_ids uuid[])",
  );
  for (const [number, tenant] of tenants.entries()) {
    const { orgId, memberId, pipelineId, stageIds } = tenant;
    await client.query("insert into tenants values ($1, $2, $3, $4, $5)", [
      number,
      orgId,
      memberId,
      pipelineId,
      stageIds,
    ]);
  }
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("begin");
  // The rows are known to be right, so nothing needs to check their links; only a superuser may say so.
  await client.query(
    "select set_config('session_replication_role', 'replica', true) where current_setting('is_superuser')::bool",
  );
  const perTenant = Math.ceil(leads / tenants.length);
  await client.query("select set_config('bench.leads', $1, true)", [String(perTenant)]);
  const rebuild = await dropSearchIndexes(client);
  for (const statement of SEED_STATEMENTS) await client.query(statement);
  for (const statement of rebuild) await client.query(statement);
  await client.query("commit");
  await client.query("vacuum (analyze)");
  await client.query("checkpoint").catch(() => {}); // Nice to have; not everybody may.
}

/** The same, and says how long it took. */
export async function seedAndTell(client: pg.Client, tenants: Tenant[], leads: number): Promise<void> {
  const start = performance.now();
  await seed(client, tenants, leads);
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  say(`Seeded ${leads} leads over ${tenants.length} organizations in ${seconds} s`);
}

/** Search's indexes are quicker built at once than grown; answers what makes them again. */
async function dropSearchIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    "select indexname as name, indexdef as definition from pg_indexes where tablename = 'search_entries' and indexdef like '%USING gin%'",
  );
  if (rows.length === 0) throw new Error("Search has no index");
  for (const { name } of rows) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}
