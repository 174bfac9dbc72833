import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { firstMigration, makeFolder, writeMigrations } from "../test/schema.ts";
import { writeBackup } from "./backup.ts";
import { newId } from "./columns.ts";
import { type Connection, withClient } from "./connection.ts";
import { schemaState, UnknownSchemaError } from "./migrate.ts";
import { moveDatabase } from "./move.ts";
import { restoreBackup } from "./restore.ts";
import { createTestDatabase, makeTemplate } from "./testing.ts";
import { readContents } from "./transfer/contents.ts";

const admin = () => ({ admin: inject("admin") });
const now = new Date("2026-03-01T10:00:00Z");

let folder: string;
let template: string;
let dataDir: string;
let source: Connection;

beforeAll(async () => {
  folder = await writeMigrations({ "0000_first": firstMigration });
  template = await makeTemplate(admin(), { folder });
  await withClient({ ...inject("admin"), database: template }, (client) => client.query(sampleRows));
});

beforeEach(async () => {
  dataDir = await makeFolder();
  source = await makeDatabase(template);
});

const makeDatabase = async (from?: string) => {
  const database = await createTestDatabase(admin(), from);
  onTestFinished(() => database.drop());
  return database.connection;
};

// Rows that refer to each other in a circle, one that a trigger refuses today, and text that copies badly by hand.
const sampleRows = `
  alter table notes disable trigger user;
  insert into notes (id, org_id, body)
    select gen_random_uuid(), gen_random_uuid(), E'line\\n\\\\N\\ttab é ' || n from generate_series(1, 500) n;
  insert into notes (id, org_id, body) values (gen_random_uuid(), gen_random_uuid(), 'refuse me');
  alter table notes enable trigger user;
  insert into amounts (id, org_id, note_id, amount) select gen_random_uuid(), org_id, id, 12.5 from notes;
  update notes set amount_id = amounts.id from amounts where note_id = notes.id;
  insert into outbox (org_id, payload) select org_id, '{"a": 1}' from notes limit 7;
  insert into visits select gen_random_uuid(), org_id, '2026-05-01' from notes limit 3;
  insert into auth.organization values (gen_random_uuid(), 'Firm')`;

const contents = (connection: Connection) => withClient(connection, readContents);

describe("moving to another server", () => {
  it("brings every row, verified, and leaves the source as it was", async () => {
    const target = await makeDatabase();
    const before = await contents(source);
    const report = await moveDatabase({ from: source, to: target, folder });
    expect(await contents(target)).toEqual(before);
    expect(await contents(source)).toEqual(before);
    expect(report.tables).toContainEqual({ name: "public.notes", rows: 501 });
    expect(report.leftBehind).toEqual([]);
  });

  it("leaves references, triggers, sequences and row-level security working in the target", async () => {
    const target = await makeDatabase();
    await moveDatabase({ from: source, to: target, folder });
    await withClient(target, async (client) => {
      await expect(
        client.query("insert into amounts (id, org_id, note_id) values ($1, $1, $1)", [newId()]),
      ).rejects.toMatchObject({ code: "23503" });
      await expect(
        client.query("insert into notes (id, org_id, body) values ($1, $1, 'refuse me')", [newId()]),
      ).rejects.toThrow("refused");
      const next = await client.query("insert into outbox (org_id, payload) values ($1, '1') returning position", [
        newId(),
      ]);
      expect(Number(next.rows[0].position)).toBe(8);
      await client.query("set role mainstay_app");
      expect((await client.query("select * from notes")).rows).toEqual([]);
    });
  });

  it("works for a target owner who is no superuser", async () => {
    const login = `owner_${newId().replaceAll("-", "")}`;
    const target = await makeDatabase();
    await withClient(target, (client) =>
      client.query(`create role ${login} login; grant mainstay_app, mainstay_system to ${login};
        create extension pg_trgm; create extension btree_gin;
        do $$ begin execute format('alter database %I owner to ${login}', current_database()); end $$`),
    );
    await moveDatabase({ from: source, to: { ...(target as object), user: login }, folder });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it("refuses a target with rows in it", async () => {
    await expect(moveDatabase({ from: source, to: source, folder })).rejects.toThrow(/is not empty/);
  });

  it("names the tables it had to leave behind", async () => {
    await withClient(source, (client) => client.query("create table jobs.job as select 1 as id"));
    const report = await moveDatabase({ from: source, to: await makeDatabase(), folder });
    expect(report.leftBehind).toEqual([{ name: "jobs.job", rows: 1 }]);
  });

  it("takes tables along that the caller prepares", async () => {
    const createJobs = (connection: Connection) =>
      withClient(connection, async (client) => void (await client.query("create table jobs.job (id int)")));
    await createJobs(source);
    await withClient(source, (client) => client.query("insert into jobs.job values (1), (2)"));
    const target = await makeDatabase();
    await moveDatabase({ from: source, to: target, folder, prepareTarget: createJobs });
    expect(await contents(target)).toEqual(await contents(source));
  });
});

describe("a backup", () => {
  let file: string;
  beforeEach(async () => {
    file = join(await makeFolder(), "backup.tar.gz");
    await mkdir(join(dataDir, "files/a"), { recursive: true });
    await writeFile(join(dataDir, "files/a/photo.jpg"), "picture");
    await writeFile(join(dataDir, "files/empty"), "");
  });

  it("brings back equal rows and files in an empty place", async () => {
    await writeBackup({ connection: source, file, dataDir, now });
    const [target, otherDir] = [await makeDatabase(), await makeFolder()];
    const { leftOut } = await restoreBackup({ connection: target, file, dataDir: otherDir, folder });
    expect(leftOut).toEqual([]);
    expect(await contents(target)).toEqual(await contents(source));
    expect(await readFile(join(otherDir, "files/a/photo.jpg"), "utf8")).toBe("picture");
    expect(await readFile(join(otherDir, "files/empty"), "utf8")).toBe("");
  });

  it("does not overwrite what is there, unless told to", async () => {
    await writeBackup({ connection: source, file, dataDir, now });
    const before = await contents(source);
    await withClient(source, (client) => client.query("delete from outbox"));
    await writeFile(join(dataDir, "files/later"), "later");

    await expect(restoreBackup({ connection: source, file, dataDir, folder })).rejects.toThrow(/--replace/);
    await restoreBackup({ connection: source, file, dataDir, folder, replace: true });
    expect(await contents(source)).toEqual(before);
    await expect(readFile(join(dataDir, "files/later"))).rejects.toThrow("ENOENT");
  });

  it("of an older version is brought to the schema of this one", async () => {
    await writeBackup({ connection: source, file, dataDir, now });
    const newer = await writeMigrations({
      "0000_first": firstMigration,
      "0001_second": "alter table notes add column title text not null default 'Untitled';",
    });
    const target = await makeDatabase();
    await restoreBackup({ connection: target, file, dataDir: await makeFolder(), folder: newer });
    expect(await schemaState(target, newer)).toBe("current");
  });

  it("of a newer version is refused before anything is deleted", async () => {
    await writeBackup({ connection: source, file, dataDir, now });
    const before = await contents(source);
    const older = await writeMigrations({});
    const attempt = restoreBackup({ connection: source, file, dataDir, folder: older, replace: true });
    await expect(attempt).rejects.toThrow(UnknownSchemaError);
    expect(await contents(source)).toEqual(before);
  });

  it("that is damaged is refused before anything is deleted", async () => {
    await writeBackup({ connection: source, file, dataDir, now });
    const before = await contents(source);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 100));
    await expect(restoreBackup({ connection: source, file, dataDir, folder, replace: true })).rejects.toThrow();
    expect(await contents(source)).toEqual(before);
  });
});
