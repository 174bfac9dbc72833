import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";

const HOOK = join(import.meta.dirname, "resolve-once.ts");

let folder: string;
afterEach(() => rm(folder, { recursive: true }));

/** What a program of these files prints, with the hook and without. */
async function run(files: Record<string, string>): Promise<[hooked: string, plain: string]> {
  folder = await mkdtemp(join(tmpdir(), "mainstay-resolve-"));
  const all = {
    ...files,
    "hooked.mjs": `import { resolveOnce } from ${JSON.stringify(HOOK)}; resolveOnce(); await import("./main.mjs");`,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const printed = async (main: string) =>
    (await promisify(execFile)(process.execPath, [join(folder, main)]).catch((error) => error)).stdout;
  return [await printed("hooked.mjs"), await printed("main.mjs")];
}

test("finds what Node finds: modules of both kinds, packages of one name in two places, folders with a kind of their own", async () => {
  const [hooked, plain] = await run({
    "main.mjs": `
      import { one } from "one";
      import { two } from "./inner/two.mjs";
      import three from "./three.cjs";
      import four from "mixed";
      import data from "./data.json" with { type: "json" };
      console.log(one, two, three, four, data.five, await import("one") === await import("./node_modules/one/index.js"));`,
    "data.json": `{ "five": 5 }`,
    "three.cjs": `module.exports = require("./more.cjs") + require("one/old");`,
    "more.cjs": `module.exports = "three";`,
    "inner/two.mjs": `export { one as two } from "one"; import "./again.mjs";`,
    "inner/again.mjs": `import { one } from "one"; console.log("again", one);`,
    "node_modules/one/package.json": `{ "type": "module", "exports": { ".": "./index.js", "./old": "./old/old.js" } }`,
    "node_modules/one/index.js": `export { one } from "./a.js"; import "./old/old.js";`,
    "node_modules/one/a.js": `export const one = "outer";`,
    "node_modules/one/old/package.json": `{ "type": "commonjs" }`,
    "node_modules/one/old/old.js": `module.exports = "-old";`,
    "inner/node_modules/one/package.json": `{ "type": "module", "exports": "./index.js" }`,
    "inner/node_modules/one/index.js": `export const one = "inner";`,
    "node_modules/mixed/package.json": `{ "main": "index.js" }`,
    "node_modules/mixed/index.js": `module.exports = require("./lib").x;`,
    "node_modules/mixed/lib/index.js": `exports.x = "four";`,
  });
  expect(plain).toBe("again inner\nouter inner three-old four 5 true\n");
  expect(hooked).toBe(plain);
});

test("what is not there is told as Node tells it", async () => {
  const [hooked, plain] = await run({
    "main.mjs": `
      import "./there.mjs";
      for (const name of ["./missing.mjs", "missing", "missing"]) await import(name).catch(({ code }) => console.log(name, code));`,
    "there.mjs": "",
  });
  expect(plain).toBe(
    "./missing.mjs ERR_MODULE_NOT_FOUND\nmissing ERR_MODULE_NOT_FOUND\nmissing ERR_MODULE_NOT_FOUND\n",
  );
  expect(hooked).toBe(plain);
});
