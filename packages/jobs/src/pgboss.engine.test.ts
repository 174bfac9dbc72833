import { openDatabase } from "@mainstay/db";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { createJobs, defineJob } from "./index.ts";
import { pgBossEngine } from "./pgboss.engine.ts";
import { type QueueDatabase, silent, startQueueDatabase } from "./testing/index.ts";

let server: QueueDatabase;
beforeAll(async () => {
  server = await startQueueDatabase();
});
afterAll(() => server.stop());

test("a job sent in a transaction exists if and only if that commits", async () => {
  const database = openDatabase({ connection: server.connection, poolMax: 2 });
  const seen: string[] = [];
  const greet = defineJob({
    name: "greet",
    schema: z.string(),
    run: async (_ctx: object, name) => void seen.push(name),
  });
  const engine = pgBossEngine({ connection: server.connection, log: silent });
  const jobs = createJobs({ engine, jobs: [greet], makeCtx: () => ({}), log: silent });
  await jobs.start();

  const failing = database.systemTransaction(async (tx) => {
    await jobs.send(greet, "lost", { tx });
    throw new Error("Changed my mind");
  });
  await expect(failing).rejects.toThrow("Changed my mind");
  await database.systemTransaction((tx) => jobs.send(greet, "kept", { tx }));

  await vi.waitFor(() => expect(seen).toEqual(["kept"]), 5_000);
  await jobs.stop();
  await database.close();
});
