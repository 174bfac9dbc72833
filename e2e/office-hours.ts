import { rmSync } from "node:fs";
import { makeTestFolder } from "@mainstay/db/testing";
import { start } from "../apps/api/src/start.ts";

/*
 * The server of stories that depend on the hour, such as texting: as `server.ts`, but its clock begins on a weekday at
 * ten in Chicago, when every state lets a text go, and runs on from there.
 */

const TEN_IN_CHICAGO = Date.parse("2026-11-18T16:00:00Z");

const folder = process.env.STORY_FOLDER ?? (await makeTestFolder());
process.env.DATA_DIR = folder;
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const ahead = TEN_IN_CHICAGO - Date.now();
await start({ now: () => new Date(Date.now() + ahead) });
