import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, inject, it } from "vitest";
import { firstMigration, writeMigrations } from "../test/schema.ts";
import { newId } from "./columns.ts";
import { withClient } from "./connection.ts";
import { openDatabase } from "./database.ts";
import { migrate, schemaState, UnknownSchemaError } from "./migrate.ts";
import { MissingRightsError } from "./prepare.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ admin: inject("admin") });
  return () => database.drop();
});

const second = "create table tags (id uuid primary key, org_id uuid not null);";

it("applies each migration once, also when two servers start together", async () => {
  const folder = await writeMigrations({ "0000_first": firstMigration, "0001_second": second });
  expect(await schemaState(database.connection, folder)).toBe("behind");
  const applied = await Promise.all([
    migrate(database.connection, { folder }),
    migrate(database.connection, { folder }),
  ]);
  expect(applied.flat().sort()).toEqual(["0000_first", "0001_second"]);
  expect(await migrate(database.connection, { folder })).toEqual([]);
  expect(await schemaState(database.connection, folder)).toBe("current");
});

it("refuses a schema newer than the code", async () => {
  const newer = await writeMigrations({ "0000_first": firstMigration, "0001_second": second });
  await migrate(database.connection, { folder: newer });
  const older = await writeMigrations({ "0000_first": firstMigration });
  expect(await schemaState(database.connection, older)).toBe("unknown");
  await expect(migrate(database.connection, { folder: older })).rejects.toThrow(UnknownSchemaError);
});

it("refuses an applied migration whose file was changed", async () => {
  const folder = await writeMigrations({ "0000_first": firstMigration });
  await migrate(database.connection, { folder });
  await writeFile(join(folder, "0000_first.sql"), `${firstMigration} -- changed`);
  await expect(migrate(database.connection, { folder })).rejects.toThrow(/"0000_first" was changed/);
});

it("keeps nothing of a migration that failed", async () => {
  const folder = await writeMigrations({ "0000_first": `${second}\n--> statement-breakpoint\nselect 1/0;` });
  await expect(migrate(database.connection, { folder })).rejects.toThrow(/"0000_first" failed/);
  const { rows } = await withClient(database.connection, (client) =>
    client.query("select to_regclass('tags') as found"),
  );
  expect(rows).toEqual([{ found: null }]);
});

it("refuses a table without an organization, unless it is listed", async () => {
  const folder = await writeMigrations({ "0000_first": "create table zones (code text primary key);" });
  await expect(migrate(database.connection, { folder })).rejects.toThrow(/"zones" lacks|"zones" has no org_id/);
  await migrate(database.connection, { folder, secure: { unscoped: ["zones"] } });
  const reader = openDatabase({ connection: database.connection, poolMax: 1 });
  expect((await reader.forOrg(newId()).$client.query("select * from zones")).rows).toEqual([]);
  await reader.close();
});

it("tells the administrator what to run when the login role may not prepare the database", async () => {
  const login = `guest_${newId().replaceAll("-", "")}`;
  await withClient(database.connection, (client) => client.query(`create role ${login} login`));
  const connection = { ...database.connection, user: login };
  await expect(migrate(connection, { folder: await writeMigrations({}) })).rejects.toThrow(MissingRightsError);
  await expect(migrate(connection, { folder: await writeMigrations({}) })).rejects.toThrow(/create extension.*grant/);
});

it("works for a login role that is no superuser, once the administrator ran that SQL", async () => {
  const login = `owner_${newId().replaceAll("-", "")}`;
  const advice = await withClient(database.connection, async (client) => {
    await client.query(`create role ${login} login`);
    const connection = { ...database.connection, user: login };
    const refusal = await migrate(connection, { folder: await writeMigrations({}) }).catch((error: Error) => error);
    return String(refusal).split("run there: ")[1] ?? "";
  });
  await withClient(database.connection, async (client) => {
    // The two roles may exist on the test cluster already, which is all that differs from a fresh server.
    const missing = (await client.query("select 1 from pg_roles where rolname = 'mainstay_app'")).rowCount === 0;
    await client.query(missing ? advice : advice.replaceAll(/create role \w+ nologin;/g, ""));
  });
  const connection = { ...database.connection, user: login };
  await migrate(connection, { folder: await writeMigrations({ "0000_first": firstMigration }) });

  const opened = openDatabase({ connection, poolMax: 1 });
  expect((await opened.forOrg(newId()).$client.query("select * from notes")).rows).toEqual([]);
  await opened.system.$client.query("create table jobs.job (id int)");
  await opened.close();
});
