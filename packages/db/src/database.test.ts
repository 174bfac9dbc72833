import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { firstMigration, notes, operations, writeMigrations } from "../test/schema.ts";
import { newId, one } from "./columns.ts";
import { withClient } from "./connection.ts";
import { type Database, openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { PoolExhausted } from "./pool.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";
import { savepoint, TransactionAborted } from "./transaction.ts";

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ admin: inject("admin") });
  await migrate(testDatabase.connection, { folder: await writeMigrations({ "0000_first": firstMigration }) });
  database = openDatabase({ connection: testDatabase.connection, poolMax: 2, waitTimeoutMs: 5_000 });
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const addNote = (orgId: string, body: string) =>
  database.forOrg(orgId).insert(notes).values({ orgId, body }).returning().then(one);

describe("tenancy", () => {
  it("shows an organization its own rows and no others", async () => {
    const [ours, theirs] = [newId(), newId()];
    const note = await addNote(ours, "ours");
    await addNote(theirs, "theirs");

    expect(await database.forOrg(ours).select().from(notes)).toEqual([note]);
    expect(await database.forOrg(theirs).select().from(notes).where(eq(notes.id, note.id))).toEqual([]);
    await database.forOrg(theirs).update(notes).set({ body: "stolen" });
    expect(one(await database.forOrg(ours).select().from(notes)).body).toBe("ours");
  });

  it("shows no rows to raw SQL without an organization", async () => {
    await addNote(newId(), "hidden");
    const rows = await withClient(testDatabase.connection, async (client) => {
      await client.query("set role mainstay_app");
      return (await client.query("select * from notes")).rows;
    });
    expect(rows).toEqual([]);
  });

  it("refuses a row for another organization", async () => {
    const [ours, theirs] = [newId(), newId()];
    await expect(database.forOrg(ours).insert(notes).values({ orgId: theirs, body: "planted" })).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });

  it("keeps the journal from being changed or deleted", async () => {
    const orgId = newId();
    const db = database.forOrg(orgId);
    await db.insert(operations).values({ orgId, kind: "create" });
    await expect(db.update(operations).set({ kind: "delete" })).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(db.delete(operations)).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(db.$client.query("truncate operations")).rejects.toMatchObject({ code: "42501" });
  });

  it("gives the system role the outbox and no records", async () => {
    await expect(database.system.select().from(notes)).rejects.toMatchObject({ cause: { code: "42501" } });
    expect((await database.system.$client.query("select * from outbox")).rows).toEqual([]);
  });

  it("shows an organization its members' names and nothing more of the sign-in tables", async () => {
    const [ours, theirs, ada, bob] = [newId(), newId(), newId(), newId()];
    const system = database.system.$client;
    for (const [orgId, userId, name] of [
      [ours, ada, "Ada"],
      [theirs, bob, "Bob"],
    ] as const) {
      await system.query("insert into auth.organization values ($1, 'Firm')", [orgId]);
      await system.query(`insert into auth."user" values ($1, $2, 'a@b.c', null, 'secret')`, [userId, name]);
      await system.query("insert into auth.member values ($1, $2, $3)", [newId(), orgId, userId]);
    }
    const db = database.forOrg(ours).$client;
    expect((await db.query(`select id, name from auth."user"`)).rows).toEqual([{ id: ada, name: "Ada" }]);
    expect((await db.query("select id from auth.organization")).rows).toEqual([{ id: ours }]);
    await expect(db.query(`select secret from auth."user"`)).rejects.toMatchObject({ code: "42501" });
  });

  it("lets searches use their indexes all the same", async () => {
    const plan = await withClient(testDatabase.connection, async (client) => {
      await client.query(
        "create index notes_search on notes using gin (org_id, body gin_trgm_ops); set role mainstay_app",
      );
      await client.query("set enable_seqscan = off");
      return (await client.query(`explain select id from notes where org_id = '${newId()}' and body ilike '%leak%'`))
        .rows;
    });
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Cond:.*body ~~\* '%leak%'/);
  });

  it("never mixes organizations that share few connections", async () => {
    const organizations = Array.from({ length: 7 }, newId);
    await Promise.all(organizations.map((orgId) => addNote(orgId, orgId)));
    const pick = <T>(from: T[], round: number) => from[(round * 31 + (round % 5) * 17) % from.length] as T;

    const expectOnly = (orgId: string, rows: { body: string }[]) =>
      expect(new Set(rows.map(({ body }) => body))).toEqual(new Set([orgId]));

    // Plain statements, failing ones, transactions and rolled-back ones, in ever other neighbourhoods.
    const look = async (round: number): Promise<void> => {
      const orgId = pick(organizations, round);
      const db = database.forOrg(orgId);
      if (round % 4 === 1) await database.transaction(orgId, (tx) => tx.insert(notes).values({ orgId, body: orgId }));
      if (round % 4 === 2) await expect(db.$client.query("select 1/0")).rejects.toThrow("division by zero");
      if (round % 4 === 3)
        await expect(database.transaction(orgId, (tx) => tx.$client.query("select 1/0"))).rejects.toThrow();
      expectOnly(orgId, await db.select({ body: notes.body }).from(notes));
      const named = { name: "all-notes", text: "select body from notes" };
      expectOnly(orgId, (await db.$client.query<{ body: string }>(named)).rows);
    };

    let next = 0;
    const worker = async () => {
      while (next < 1_000) await look(next++);
    };
    await Promise.all(Array.from({ length: 50 }, worker));
    expect(database.stats().app.total).toBeLessThanOrEqual(2);
  });
});

describe("transactions", () => {
  it("keep nothing of what failed", async () => {
    const orgId = newId();
    const attempt = database.transaction(orgId, async (db) => {
      await db.insert(notes).values({ orgId, body: "gone" });
      throw new Error("changed my mind");
    });
    await expect(attempt).rejects.toThrow("changed my mind");
    expect(await database.forOrg(orgId).select().from(notes)).toEqual([]);
  });

  it("report a commit that PostgreSQL turned into a rollback", async () => {
    const orgId = newId();
    const attempt = database.transaction(orgId, async (db) => {
      await db.insert(notes).values({ orgId, body: "gone" });
      await db.$client.query("select 1/0").catch(() => {});
    });
    await expect(attempt).rejects.toThrow(TransactionAborted);
  });

  it("survive a failure inside a savepoint", async () => {
    const orgId = newId();
    await database.transaction(orgId, async (db) => {
      await db.insert(notes).values({ orgId, body: "kept" });
      await savepoint(db, () => db.$client.query("select 1/0")).catch(() => {});
    });
    expect(one(await database.forOrg(orgId).select().from(notes)).body).toBe("kept");
  });

  it("lets its last statement travel with the commit; should that fail, so does all of it, with its error", async () => {
    const orgId = newId();
    const closeWith = (last: string) =>
      database.transaction(orgId, async (db, close) => {
        await db.insert(notes).values({ orgId, body: "first" });
        close(db.$client.query(last, last.includes("$1") ? [orgId] : []));
      });
    await closeWith("insert into notes (org_id, id, body) values ($1, gen_random_uuid(), 'last')");
    await expect(closeWith("select 1/0")).rejects.toThrow("division by zero");
    const bodies = (await database.forOrg(orgId).select().from(notes)).map(({ body }) => body);
    expect(bodies.sort()).toEqual(["first", "last"]);
  });

  it("refuse a statement that comes after their end", async () => {
    const db = await database.transaction(newId(), async (inside) => inside);
    await expect(db.$client.query("select 1")).rejects.toThrow("has ended");
  });

  it("replace a connection that broke inside one", async () => {
    const orgId = newId();
    const attempt = database.transaction(orgId, (db) =>
      db.$client.query("select pg_terminate_backend(pg_backend_pid())"),
    );
    await expect(attempt).rejects.toThrow();
    expect(await database.forOrg(orgId).select().from(notes)).toEqual([]);
  });
});

describe("connections", () => {
  it("say how many were taken when none becomes free in time", async () => {
    const impatient = openDatabase({ connection: testDatabase.connection, poolMax: 1, waitTimeoutMs: 50 });
    const orgId = newId();
    await impatient.transaction(orgId, async (db) => {
      await db.$client.query("select 1");
      await expect(impatient.forOrg(orgId).$client.query("select 1")).rejects.toThrow(PoolExhausted);
    });
    await impatient.close();
  });

  it("go on after values that cannot be sent", async () => {
    const db = database.forOrg(newId()).$client;
    const unsendable = {
      toPostgres: () => {
        throw new Error("no such value");
      },
    };
    await expect(db.query("select $1::text", [unsendable])).rejects.toThrow("no such value");
    expect((await db.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("are not held up by statements that wait for something else", async () => {
    const roomy = openDatabase({ connection: testDatabase.connection, poolMax: 60 });
    const ask = (statement: string) => roomy.forOrg(newId()).$client.query(statement);
    const waiting = await withClient(testDatabase.connection, async (client) => {
      await client.query("select pg_advisory_lock(7)");
      const held = Array.from({ length: 40 }, () => ask("select pg_advisory_xact_lock(7)"));
      expect((await ask("select 1 as one")).rows).toEqual([{ one: 1 }]);
      // Ended, the connection lets go of what they wait for.
      return held;
    });
    await Promise.all(waiting);
    await roomy.close();
  });

  it("stop a statement that runs too long", async () => {
    const impatient = openDatabase({ connection: testDatabase.connection, poolMax: 1, statementTimeoutMs: 20 });
    await expect(impatient.forOrg(newId()).$client.query("select pg_sleep(5)")).rejects.toMatchObject({
      code: "57014",
    });
    await impatient.close();
  });

  it("give numbers, dates and amounts in the form the product works with", async () => {
    const { rows } = await database
      .forOrg(newId())
      .$client.query(
        "select count(*) as n, date '2026-03-01' as day, 1.10::numeric(18,2) as amount, timestamptz '2026-03-01T10:00Z' as at",
      );
    expect(rows).toEqual([{ n: 0 + 1, day: "2026-03-01", amount: "1.10", at: new Date("2026-03-01T10:00:00Z") }]);
    const counted = await database.forOrg(newId()).select({ n: sql<number>`count(*)` }).from(notes);
    expect(counted).toEqual([{ n: 0 }]);
  });
});

describe("listening", () => {
  it("hears a payload, and after a lost connection says that there was a gap and hears again", async () => {
    const heard: string[] = [];
    let hear: (payload: string) => void = () => {};
    const next = () =>
      new Promise<string>((resolve) => {
        hear = resolve;
      });
    let gapClosed: () => void = () => {};
    const gap = new Promise<void>((resolve) => {
      gapClosed = resolve;
    });
    const stop = await database.listen(
      "news",
      (payload) => {
        heard.push(payload);
        hear(payload);
      },
      () => gapClosed(),
    );

    const first = next();
    await notify("one");
    expect(await first).toBe("one");

    await withClient(testDatabase.connection, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainstay_listener' and datname = current_database()",
      ),
    );
    await gap;
    const second = next();
    await notify("two");
    expect(await second).toBe("two");

    await stop();
    await notify("three");
    expect(heard).toEqual(["one", "two"]);
  });

  const notify = (payload: string) =>
    withClient(testDatabase.connection, (client) => client.query(`notify news, ${pg.escapeLiteral(payload)}`));
});
