import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { routes } from "../src/app.ts";
import { openApi } from "../src/platform/openapi.ts";

/* Writes the API's description to a file, from which the web app's types are generated. */

const file = resolve(import.meta.dirname, "../openapi.json");
const document = openApi(routes, { title: "Mainstay", version: "1" });
await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
