import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { withClient } from "./connection.ts";
import { findClusterHome } from "./embedded/place.ts";
import { DataFolderInUse, type Embedded, findRunningEmbedded, startEmbedded } from "./embedded.ts";
import { makeTestFolder } from "./testing.ts";

let shared: string;
let dataDir: string;
let running: Embedded | undefined;
let holder: ChildProcess | undefined;

// Most tests go on with the cluster of the one before: creating one takes over a second.
beforeAll(async () => {
  shared = await makeTestFolder();
  return () => rm(shared, { recursive: true });
});

beforeEach(() => {
  dataDir = join(shared, "data");
});

afterEach(async () => {
  await killHolder();
  // What a killed server left running is ended the way a next server would end it.
  if (holder && !running) await start();
  await stop();
  holder = undefined;
});

/** A folder of its own, for a test that breaks or moves it. */
const makeFolder = async () => {
  const folder = await makeTestFolder();
  onTestFinished(async () => {
    await stop();
    await rm(await findClusterHome(join(folder, "data")), { recursive: true, force: true });
    await rm(folder, { recursive: true });
  });
  return folder;
};

const start = async () => {
  running = await startEmbedded({ dataDir, log: () => {}, fsync: false });
  return running;
};

const stop = async () => {
  await running?.stop();
  running = undefined;
};

/** Another server process on the folder, up and running. */
const startHolder = async () => {
  holder = fork(join(import.meta.dirname, "../test/holder.ts"), [dataDir], { stdio: "inherit" });
  await once(holder, "message");
  return holder;
};

const killHolder = async () => {
  if (!holder || holder.signalCode) return;
  const gone = once(holder, "exit");
  holder.kill("SIGKILL");
  await gone;
};

const query = async (text: string) =>
  withClient(running?.admin ?? {}, async (client) => (await client.query(text)).rows);

const postmasterPid = async () =>
  Number.parseInt(await readFile(join(await findClusterHome(dataDir), "postgres/postmaster.pid"), "utf8"), 10);

describe("the embedded cluster", () => {
  it("keeps its data from one start to the next", async () => {
    await start();
    await query("create table kept as select 1 as n");
    await stop();
    await start();
    expect(await query("select n from kept")).toEqual([{ n: 1 }]);
  });

  it("opens no port and has checksums", async () => {
    await start();
    expect(
      await query("select current_setting('listen_addresses') as hosts, current_setting('data_checksums') as sums"),
    ).toEqual([{ hosts: "", sums: "on" }]);
    expect((await stat(join(dataDir, "postgres"))).mode & 0o777).toBe(0o700);
  });

  it("is durable unless a test asks otherwise", async () => {
    running = await startEmbedded({ dataDir, log: () => {} });
    expect(
      await query(
        "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name",
      ),
    ).toEqual([
      { name: "fsync", setting: "on" },
      { name: "full_page_writes", setting: "on" },
      { name: "synchronous_commit", setting: "on" },
    ]);
  });

  it("is found and used again when the server that started it was killed", async () => {
    await startHolder();
    const pid = await postmasterPid();
    await killHolder();
    await start();
    expect(await postmasterPid()).toBe(pid);
    expect(await query("select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("recovers when it was killed together with the server", async () => {
    await startHolder();
    process.kill(await postmasterPid(), "SIGKILL");
    await killHolder();
    await start();
    // On a busy machine it was found still dying, and is brought back as if it had been killed just now.
    await vi.waitFor(async () => expect(await query("select 1 as n")).toEqual([{ n: 1 }]), { timeout: 10_000 });
  });

  it("comes back while the server lives when something else killed it", async () => {
    await start();
    const killed = await postmasterPid();
    process.kill(killed, "SIGKILL");
    await vi.waitFor(async () => expect(await query("select 1 as n")).toEqual([{ n: 1 }]), { timeout: 10_000 });
    expect(await postmasterPid()).not.toBe(killed);
  });

  it("starts although its pid file names another program's process", async () => {
    await start();
    await stop();
    await writeFile(
      join(dataDir, "postgres/postmaster.pid"),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n${dataDir}/postgres\n\n\nready\n`,
    );
    await start();
    expect(await postmasterPid()).not.toBe(process.pid);
  });

  it("refuses a second server on the folder and names the first", async () => {
    const { pid } = await startHolder();
    await expect(start()).rejects.toThrow(`Another Mainstay (process ${pid}) is using ${dataDir}`);
  });

  it("is given to exactly one of several servers that find a dead one's lock", async () => {
    await startHolder();
    await killHolder();
    const attempts = await Promise.allSettled([start(), start(), start()]);
    holder = undefined;
    const refusals = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
    expect(refusals).toEqual([expect.any(DataFolderInUse), expect.any(DataFolderInUse)]);
  });

  it("is found by a command-line tool while a server runs it, and only then", async () => {
    await start();
    expect(await findRunningEmbedded(dataDir)).toEqual(running?.admin);
    await stop();
    expect(await findRunningEmbedded(dataDir)).toBeUndefined();
  });

  it("works in a folder only its owner may enter", async () => {
    const folder = await makeFolder();
    await chmod(folder, 0o700);
    dataDir = join(folder, "data");
    await start();
    expect(await query("select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("works where the path is too long for a socket", async () => {
    dataDir = join(await makeFolder(), "a".repeat(60), "b".repeat(60));
    await mkdir(dataDir, { recursive: true });
    await start();
    expect(await query("select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("says which PostgreSQL made a folder it cannot use", async () => {
    dataDir = await makeFolder();
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17/);
  });
});
