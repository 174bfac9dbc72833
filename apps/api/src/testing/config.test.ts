import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { ConfigError, readConfig, Settings } from "../platform/config.ts";

const example = parseEnv(await readFile(resolve(import.meta.dirname, "../../../../.env.example"), "utf8"));

test(".env.example names every setting and no other", () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(Settings.shape).sort());
});

test("what .env.example says is what holds without it", () => {
  expect(readConfig(example)).toEqual(readConfig({}));
});

test("each wrong setting is told on a line of its own", () => {
  const wrong = () => readConfig({ PORT: "70000", REDIS_URL: "localhost", SIGN_UP: "maybe" });
  expect(wrong).toThrow(ConfigError);
  expect(wrong).toThrow(/\n {2}PORT: .+\n {2}REDIS_URL: .+\n {2}SIGN_UP: .+\n/);
});
