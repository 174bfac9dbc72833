import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Area, NotStored, openStorage, type Storage, type StorageKey } from "./index.ts";
import { startS3 } from "./s3.testing.ts";

let clock = new Date();
let folder: string;
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mainstay-storage-"));
  s3 = await startS3(() => clock);
});
afterAll(async () => {
  s3.close();
  await rm(folder, { recursive: true, force: true });
});

const ORG = randomUUID();
const keyOf = (name: string, area: Area = "files", orgId = ORG): StorageKey => ({ area, orgId, name });
const of = (text: string) => Readable.from([Buffer.from(text)]);

/** The same promises, wherever the files are. */
const places = [
  {
    name: "a folder",
    open: () => openStorage({ folder, s3: null }),
    age: async (key: StorageKey, at: Date) => utimes(join(folder, key.area, key.orgId, key.name), at, at),
  },
  { name: "a bucket", open: () => openStorage({ folder, s3: s3.settings }), age: async () => {} },
];

describe.each(places)("in $name", ({ open, age }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  const textAt = async (key: StorageKey) => String(await buffer((await storage.read(key)).body));
  const isThere = (key: StorageKey) =>
    storage.read(key).then(
      ({ body }) => Boolean(body.destroy()),
      (error) => {
        if (error instanceof NotStored) return false;
        throw error;
      },
    );

  test("what was written is read again, and a second time what was written then", async () => {
    const key = keyOf("one");
    expect(await storage.write(key, of("first"))).toBe(5);
    expect(await storage.write(key, of("second"))).toBe(6);
    const { body, bytes } = await storage.read(key);
    expect([bytes, String(await buffer(body))]).toEqual([6, "second"]);
  });

  test("a body of many megabytes comes back byte for byte", async () => {
    const piece = Buffer.alloc(1_000_003, "mainstay");
    const pieces = Array.from({ length: 12 }, () => piece);
    expect(await storage.write(keyOf("large"), Readable.from(pieces))).toBe(12 * piece.length);
    const read = await buffer((await storage.read(keyOf("large"))).body);
    expect(read.equals(Buffer.concat(pieces))).toBe(true);
  });

  test("a body that breaks off leaves what was there before", async () => {
    await storage.write(keyOf("kept"), of("whole"));
    async function* broken() {
      yield Buffer.alloc(7_000_000);
      throw new Error("The line went dead");
    }
    await expect(storage.write(keyOf("kept"), Readable.from(broken()))).rejects.toThrow("The line went dead");
    await expect(storage.write(keyOf("never"), Readable.from(broken()))).rejects.toThrow("The line went dead");
    expect(await textAt(keyOf("kept"))).toBe("whole");
    expect(await isThere(keyOf("never"))).toBe(false);
    expect(s3.uploads.size).toBe(0);
    expect(await readdir(join(folder, "unfinished")).catch(() => [])).toEqual([]);
  });

  test("what is removed is there no more, and removing it again harms nothing", async () => {
    await storage.write(keyOf("gone"), of("x"));
    await storage.remove(keyOf("gone"));
    await storage.remove(keyOf("gone"));
    await expect(storage.read(keyOf("gone"))).rejects.toThrow(NotStored);
  });

  test("an organization goes with everything in it, and nobody else's", async () => {
    const [gone, staying] = [randomUUID(), randomUUID()];
    const names = ["a", "b", "c"].map((name) => keyOf(name, "files", gone));
    const all = [...names, keyOf("x", "exports", gone)];
    for (const key of [...all, keyOf("a", "files", staying)]) await storage.write(key, of("x"));
    await storage.removeOrganization(gone);
    expect(await Promise.all(all.map(isThere))).toEqual(all.map(() => false));
    expect(await isThere(keyOf("a", "files", staying))).toBe(true);
  });

  test("what is older than asked goes out of its area alone", async () => {
    const [old, recent, other] = [keyOf("old", "exports"), keyOf("recent", "exports"), keyOf("old", "imports")];
    clock = new Date("2026-11-01T12:00:00Z");
    for (const key of [old, other]) {
      await storage.write(key, of("x"));
      await age(key, clock);
    }
    clock = new Date("2026-11-20T12:00:00Z");
    await storage.write(recent, of("x"));
    await age(recent, clock);
    await storage.removeOlder("exports", new Date("2026-11-13T12:00:00Z"));
    expect(await Promise.all([old, recent, other].map(isThere))).toEqual([false, true, true]);
  });

  test("no key leads out of its organization", async () => {
    for (const name of ["../other", "a/b", ".hidden", ""]) {
      await expect(async () => storage.read(keyOf(name))).rejects.toThrow("cannot be part");
    }
  });
});
