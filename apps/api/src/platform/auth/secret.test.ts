import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { authSecret } from "./secret.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "secret-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("processes that start together agree on one secret, kept for the server's user alone", async () => {
  const config = readConfig({ DATA_DIR: path.join(folder, "data") });
  const secrets = await Promise.all(Array.from({ length: 8 }, () => authSecret(config)));

  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{64}$/);
  expect(await authSecret(config)).toBe(secrets[0]);
  expect(await readdir(path.join(folder, "data"))).toEqual(["secret"]);
  expect((await stat(path.join(folder, "data/secret"))).mode & 0o777).toBe(0o600);
});

test("a configured secret is used as it is, and nothing is written", async () => {
  const AUTH_SECRET = "configured ".repeat(4);
  expect(await authSecret(readConfig({ DATA_DIR: folder, AUTH_SECRET }))).toBe(AUTH_SECRET);
  expect(await readdir(folder)).toEqual([]);
});
