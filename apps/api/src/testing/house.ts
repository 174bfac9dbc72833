import { createTestDatabase, makeTestFolder } from "@mainstay/db/testing";
import { rm } from "node:fs/promises";
import { inject } from "vitest";
import { openHouse, type OpenHouse } from "../house.ts";
import { readConfig } from "../platform/config.ts";
import { type Person, signUp } from "./person.ts";

export interface TestHouse extends OpenHouse {
  /** A person with a session and an organization of their own, its owner. */
  owner(organization?: Record<string, unknown>): Promise<Person>;
  /** Another member of the person's organization. */
  colleague(of: Person, role: string): Promise<Person>;
  /** A person without an organization. */
  stranger(): Promise<Person>;
  /** Set to stop the clock; real time while undefined. */
  clock: { now?: Date };
}

/** The whole server on a database of its own; closed by `close`, which also drops the database. */
export async function openTestHouse(settings: Record<string, string> = {}): Promise<TestHouse> {
  const { connection, drop } = await createTestDatabase({ admin: inject("server") }, inject("emptyWorkspace"));
  const folder = await makeTestFolder();
  const config = readConfig({
    NODE_ENV: "test",
    LOG_LEVEL: "error",
    DATA_DIR: folder,
    DATABASE_POOL: "8",
    BASE_URL: "http://mainstay.test",
    RATE_LIMIT_PER_MINUTE: "100000",
    PUBLIC_RATE_LIMIT_PER_MINUTE: "100000",
    ...settings,
  });
  const clock: { now?: Date } = {};
  const open = await openHouse({ config, connection, now: () => clock.now ?? new Date() });
  const stranger = () => signUp(open);
  return {
    ...open,
    clock,
    stranger,
    async owner(organization) {
      const person = await stranger();
      await person.found(organization);
      return person;
    },
    async colleague(of, role) {
      const person = await stranger();
      await person.join(of, role);
      return person;
    },
    async close() {
      await open.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
