import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { routes } from "../app.ts";
import { openApi } from "../platform/openapi.ts";

test("apps/api/openapi.json, from which the web app's types are made, describes the routes of today (npm run types)", async () => {
  const kept = JSON.parse(await readFile(resolve(import.meta.dirname, "../../openapi.json"), "utf8"));
  const made = JSON.parse(JSON.stringify(openApi(routes, { title: "Mainstay", version: "1" })));
  expect(kept).toEqual(made);
});
