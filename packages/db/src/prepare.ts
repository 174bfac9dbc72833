import pg from "pg";
import { inTransaction } from "./connection.ts";
import { roles } from "./roles.ts";

/** The login role may not create what Mainstay needs; the message holds the SQL for an administrator. */
export class MissingRightsError extends Error {
  override name = "MissingRightsError";
}

/**
 * Makes what must be there before the first migration: extensions, the two roles, the schemas and
 * `app.current_org()`. Changes nothing that exists. Throws `MissingRightsError`.
 */
export async function prepareDatabase(client: pg.Client): Promise<void> {
  try {
    await inTransaction(client, async () => {
      for (const statement of statements) await client.query(statement);
    });
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege) {
      throw new MissingRightsError(await adviceFor(client, error.message), { cause: error });
    }
    throw error;
  }
}

const insufficientPrivilege = "42501";

const statements = [
  "create extension if not exists pg_trgm with schema public",
  "create extension if not exists btree_gin with schema public",
  createRole(roles.app),
  createRole(roles.system),
  "create schema if not exists app",
  "create schema if not exists auth",
  // pg-boss keeps its own tables, so the role that runs it owns the schema.
  `do $$ begin
     if to_regnamespace('jobs') is null then create schema jobs authorization ${roles.system}; end if;
   end $$`,
  `grant usage on schema public, app, auth to ${roles.app}, ${roles.system}`,
  `create or replace function app.current_org() returns uuid language sql stable parallel safe
     return nullif(current_setting('app.org', true), '')::uuid`,
  `create table if not exists app.migrations (
     position integer generated always as identity primary key,
     tag text not null unique,
     hash text not null,
     applied_at timestamptz not null default now())`,
];

/** Roles belong to the whole server, so two databases prepared at once may meet here: the second finds it made. */
function createRole(role: string): string {
  return `do $$ begin
    if not exists (select 1 from pg_roles where rolname = '${role}') then
      begin
        create role ${role} nologin;
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, '${role}', 'member') then
      execute format('grant ${role} to %I', current_user);
    end if;
    -- From PostgreSQL 16 on, whoever creates a role may grant it but is not yet allowed to become it.
    if current_setting('server_version_num')::int >= 160000 and not pg_has_role(current_user, '${role}', 'set') then
      execute format('grant ${role} to %I with set true, inherit true', current_user);
    end if;
  end $$`;
}

async function adviceFor(client: pg.Client, reason: string): Promise<string> {
  const { rows } = await client.query<{ login: string; db: string }>(
    "select quote_ident(current_user) as login, quote_ident(current_database()) as db",
  );
  const [{ login, db } = { login: "", db: "" }] = rows;
  return [
    `The database user ${login} may not prepare the database ${db} (${reason}). Let an administrator run there:`,
    `create extension if not exists pg_trgm with schema public; create extension if not exists btree_gin with schema public; ` +
      `create role ${roles.app} nologin; create role ${roles.system} nologin; ` +
      `grant ${roles.app}, ${roles.system} to ${login}; ` +
      `grant create on database ${db} to ${login}; grant usage, create on schema public to ${login};`,
  ].join(" ");
}
