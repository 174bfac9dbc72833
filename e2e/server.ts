import { rmSync } from "node:fs";
import { makeTestFolder } from "@mainstay/db/testing";

/* The server the stories talk to: as `npm start` runs it, in a folder that is gone with it. */

const folder = process.env.STORY_FOLDER ?? (await makeTestFolder());
process.env.DATA_DIR = folder;
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await import("../apps/api/src/main.ts");
