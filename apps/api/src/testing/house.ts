import { rm } from "node:fs/promises";
import { createTestDatabase, makeTestFolder } from "@mainstay/db/testing";
import type { ReceivedMail } from "@mainstay/mail";
import type pg from "pg";
import { inject } from "vitest";
import { type OpenHouse, openHouse } from "../house.ts";
import { readConfig } from "../platform/config.ts";
import { missingFromActionLog } from "./action-log.ts";
import { openBrowser, type Person, signUp, type Visitor } from "./person.ts";

export interface TestHouse extends OpenHouse {
  /** A person with a session and an organization of their own, its owner. */
  owner(organization?: Record<string, unknown>): Promise<Person>;
  /** Another member of the person's organization; `more` goes into the invitation, such as a `customRoleId`. */
  colleague(of: Person, role: string, more?: Record<string, unknown>): Promise<Person>;
  /** A person without an organization. */
  stranger(name?: string): Promise<Person>;
  /** A browser nobody is signed in with. */
  visitor(): Visitor;
  /** The newest mail somebody was sent. */
  mailTo(email: string): Promise<ReceivedMail | undefined>;
  /** The database as its owner, for faults that no role of the server's could plant. */
  connection: pg.PoolConfig;
  /** Set to stop the clock; real time while undefined. */
  clock: { now?: Date };
}

/**
 * The whole server on a database of its own; closed by `close`, which also drops the database, and fails the suite when
 * AI did something in it that AI's log does not tell.
 */
export async function openTestHouse(settings: Record<string, string> = {}): Promise<TestHouse> {
  const { connection, drop } = await createTestDatabase({ admin: inject("server") }, inject("emptyWorkspace"));
  const folder = await makeTestFolder();
  const config = readConfig({
    NODE_ENV: "test",
    LOG_LEVEL: "error",
    DATA_DIR: folder,
    DATABASE_POOL: "8",
    BASE_URL: "http://mainstay.test",
    TRUST_PROXY: "true",
    RATE_LIMIT_PER_MINUTE: "100000",
    PUBLIC_RATE_LIMIT_PER_MINUTE: "100000",
    ...settings,
  });
  const clock: { now?: Date } = {};
  // What the clock would start a test starts itself: real minutes pass beside a clock that stands.
  const open = await openHouse({ config, connection, now: () => clock.now ?? new Date(), isScheduled: false });
  const door = { baseUrl: config.baseUrl, fetch: open.fetch };
  const stranger = (name?: string) => signUp(door, name);
  return {
    ...open,
    clock,
    connection,
    stranger,
    visitor: () => openBrowser(door),
    async mailTo(email) {
      const { mailbox } = open.house;
      const newest = (await mailbox?.list())?.find((mail) => mail.to === email);
      return newest && ((await mailbox?.read(newest.id)) ?? undefined);
    },
    async owner(organization) {
      const person = await stranger();
      await person.found(organization);
      return person;
    },
    async colleague(of, role, more) {
      const person = await stranger();
      await person.join(of, role, more);
      return person;
    },
    async close() {
      await open.close();
      const missing = await missingFromActionLog(connection);
      await drop();
      await rm(folder, { recursive: true, force: true });
      if (missing.length > 0) throw new Error(`AI's log is not whole: ${JSON.stringify(missing.slice(0, 10))}`);
    },
  };
}
