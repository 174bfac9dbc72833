import { resolve } from "node:path";
import type { Context, Hono } from "hono";
import { type Build, type BuiltFile, readBuild } from "./build.ts";
import { needsAt } from "./needs.ts";
import { type Ask, writePage } from "./page.ts";

const DIST = resolve(import.meta.dirname, "../../../../web/dist");

/** Files whose name carries a hash of their content. */
const HASHED = "/assets/";

/** Serves the built web app: files as they are, every other address the app itself, which knows its own routes. */
export function serveWeb<E extends object>(app: Hono<E>, dist = DIST): void {
  const build = readBuild(dist);
  if (!build) {
    app.get("/", (c) => c.text("The web app is not built; run `npm run build`.", 503));
    return;
  }
  app.get("*", async (c) => {
    const file = build.file(c.req.path, c.req.header("accept-encoding") ?? "");
    if (file) return sendFile(c, await file);
    // Of an older build, asked for by a page that has been open since: an error it knows, and not a page as script.
    if (c.req.path.startsWith(HASHED)) return c.text("No such file", 404);
    return sendPage(c, build, app);
  });
}

function sendFile(c: Context, { body, type, encoding }: BuiltFile): Response {
  const isHashed = c.req.path.startsWith(HASHED);
  return c.body(body, 200, {
    "content-type": type,
    "cache-control": isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    vary: "accept-encoding",
    ...(encoding && { "content-encoding": encoding }),
  });
}

function sendPage<E extends object>(c: Context<E>, { html, needs }: Build, app: Hono<E>): Response {
  const ask = isSomebodys(c) ? askAs(c, app) : null;
  return c.body(writePage(html, needsAt(needs, new URL(c.req.url)), ask), 200, {
    "content-type": "text/html; charset=utf-8",
    // With answers in it, the page is somebody's: it may neither wait for the next person in a cache nor come back
    // from one after they have signed out.
    "cache-control": ask ? "no-store" : "no-cache",
  });
}

/** Whether a browser with cookies opens the page itself, and not something else that takes it for a picture or a file. */
const isSomebodys = (c: Context) =>
  c.req.header("sec-fetch-dest") === "document" && c.req.header("cookie") !== undefined;

/** Asks through the front door, as the page's own request would: with the same rights, limits and log. */
function askAs<E extends object>(c: Context<E>, app: Hono<E>): Ask {
  const headers = new Headers(c.req.raw.headers);
  headers.set("accept", "application/json");
  headers.set("x-mainstay-client", "web");
  return async (path) => app.fetch(new Request(new URL(path, c.req.url), { headers }), c.env);
}
