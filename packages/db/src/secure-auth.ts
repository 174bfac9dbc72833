import type pg from "pg";
import { qualified } from "./connection.ts";
import { enableRowSecurity, ensurePolicy } from "./policy.ts";
import { roles } from "./roles.ts";

/** What an organization's work may read of the sign-in tables: `$org` stands for the current organization. */
const readable: Record<string, { rows: string; columns?: string }> = {
  organization: { rows: "id = $org" },
  member: { rows: "organization_id = $org" },
  team: { rows: "organization_id = $org" },
  team_member: {
    rows: "exists (select 1 from auth.team where team.id = team_member.team_id and team.organization_id = $org)",
  },
  user: {
    rows: `exists (select 1 from auth.member where member.user_id = "user".id and member.organization_id = $org)`,
    columns: "id, name, email, image",
  },
};

/** Opens schema `auth` to the system role, and to the app what `readable` says of the tables that exist yet. */
export async function secureAuthTables(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'auth'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  const currentOrg = await currentOrganizationExpression(client);
  for (const { name } of tables) {
    const table = qualified("auth", name);
    await enableRowSecurity(client, table);
    await ensurePolicy(client, table, { policy: "system", role: roles.system, rows: "true" });
    await client.query(`grant select, insert, update, delete on ${table} to ${roles.system}`);

    const view = readable[name];
    if (!view) continue;
    const rows = view.rows.replaceAll("$org", currentOrg);
    await ensurePolicy(client, table, { policy: "organization", role: roles.app, rows, command: "select" });
    await client.query(`grant select ${view.columns ? `(${view.columns})` : ""} on ${table} to ${roles.app}`);
  }
  await client.query(`grant usage on all sequences in schema auth to ${roles.system}`);
}

/** Better-auth's ids are text or uuid as configured; compared as text only if need be, so that indexes serve. */
async function currentOrganizationExpression(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ type: string }>(
    `select data_type as type from information_schema.columns
     where table_schema = 'auth' and table_name = 'organization' and column_name = 'id'`,
  );
  return rows[0]?.type === "text" ? "app.current_org()::text" : "app.current_org()";
}
