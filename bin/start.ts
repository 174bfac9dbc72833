import "../apps/api/bin/environment.ts";
import { buildWeb } from "./build-web.ts";

/* `npm start`: the web app, built when it has to be, and the server, in this process so that signals reach it. */

await buildWeb();
await import("../apps/api/src/main.ts");
