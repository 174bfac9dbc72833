import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { numeric, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { afterAll } from "vitest";
import { createdAt, id, orgId } from "../src/columns.ts";
import { makeTestFolder } from "../src/testing.ts";

export const notes = pgTable("notes", {
  id: id(),
  orgId: orgId(),
  body: text("body").notNull(),
  createdAt: createdAt(),
});
export const operations = pgTable("operations", { id: id(), orgId: orgId(), kind: text("kind").notNull() });
export const amounts = pgTable("amounts", {
  id: id(),
  orgId: orgId(),
  noteId: uuid("note_id"),
  amount: numeric("amount"),
});

/** A small schema with what the real one has: references, a circle, a generated column, a sequence, a partition. */
export const firstMigration = `
CREATE SCHEMA "auth";
--> statement-breakpoint
create table notes (id uuid primary key, org_id uuid not null, body text not null, created_at timestamptz(3) not null default now());
--> statement-breakpoint
create table operations (id uuid primary key, org_id uuid not null, kind text not null);
--> statement-breakpoint
create table outbox (position bigserial primary key, org_id uuid not null, payload jsonb not null);
--> statement-breakpoint
create table amounts (id uuid primary key, org_id uuid not null, note_id uuid references notes(id), amount numeric(18,2), doubled numeric generated always as (amount * 2) stored);
--> statement-breakpoint
alter table notes add column amount_id uuid references amounts(id);
--> statement-breakpoint
create table visits (id uuid not null, org_id uuid not null, at timestamptz not null) partition by range (at);
--> statement-breakpoint
create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
--> statement-breakpoint
create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
--> statement-breakpoint
create trigger refuse_empty before insert on notes for each row when (new.body = 'refuse me') execute function refuse();
--> statement-breakpoint
create table auth."user" (id uuid primary key, name text not null, email text not null, image text, secret text);
--> statement-breakpoint
create table auth.organization (id uuid primary key, name text not null);
--> statement-breakpoint
create table auth.member (id uuid primary key, organization_id uuid not null, user_id uuid not null);
`;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A folder that goes with the test file. */
export async function makeFolder(): Promise<string> {
  const folder = await makeTestFolder();
  folders.push(folder);
  return folder;
}

/** Writes migrations as drizzle-kit lays them out; answers the folder. */
export async function writeMigrations(migrations: Record<string, string>): Promise<string> {
  const target = await makeFolder();
  await mkdir(join(target, "meta"), { recursive: true });
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, version: "7", when: idx, tag, breakpoints: true }));
  await writeFile(
    join(target, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  for (const [tag, sql] of Object.entries(migrations)) await writeFile(join(target, `${tag}.sql`), sql);
  return target;
}
