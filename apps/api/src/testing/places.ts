import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { findRunningEmbedded, startEmbedded } from "@mainstay/db";
import { createTestDatabase, makeTestFolder } from "@mainstay/db/testing";
import type pg from "pg";
import { inject } from "vitest";
import { freePort } from "./server.ts";

/** Where a server under test keeps what it knows, and where it listens: started anew there, it is the same Mainstay. */
export interface Place {
  settings: { PORT: string; DATA_DIR: string; DATABASE_URL?: string; REDIS_URL?: string };
  /** Its database, while a server is running. */
  database(): Promise<pg.PoolConfig>;
  remove(): Promise<void>;
}

/** The two ways of running Mainstay: nothing installed, and everything by its URL. For `describe.each(places)`. */
export const places: { name: string; make(): Promise<Place> }[] = [
  { name: "the embedded database", make: embeddedPlace },
  { name: "DATABASE_URL and REDIS_URL", make: serverPlace },
];

async function embeddedPlace(): Promise<Place> {
  const folder = await makeTestFolder();
  return {
    settings: { PORT: String(await freePort()), DATA_DIR: folder },
    async database() {
      const running = await findRunningEmbedded(folder);
      if (!running) throw new Error("No embedded database is running");
      return running;
    },
    async remove() {
      // A database outlives its server's kill: it is taken over to be stopped.
      const left = await startEmbedded({ dataDir: folder, log: () => {} });
      await left.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serverPlace(): Promise<Place> {
  const folder = await makeTestFolder();
  const { connection, drop } = await createTestDatabase({ admin: inject("server") });
  const redis = await startRedis(folder);
  return {
    settings: {
      PORT: String(await freePort()),
      DATA_DIR: folder,
      DATABASE_URL: urlOf(connection),
      REDIS_URL: redis.url,
    },
    database: async () => connection,
    async remove() {
      await redis.stop();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The test cluster listens on a socket only, whose folder a URL can name nowhere but in its query. */
function urlOf({ host, port, user, password, database }: pg.PoolConfig): string {
  const query = new URLSearchParams({
    host: String(host),
    port: String(port),
    user: String(user),
    password: String(password),
  });
  return `postgres:///${database}?${query}`;
}

async function startRedis(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  const lines = createInterface({ input: server.stdout });
  await Promise.race([
    once(server, "error").then(([error]) => Promise.reject(error)),
    new Promise<void>((ready) => lines.on("line", (line) => /ready to accept connections/i.test(line) && ready())),
  ]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill("SIGTERM");
      await exited;
    },
  };
}
