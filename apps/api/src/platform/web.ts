import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";

const DIST = resolve(import.meta.dirname, "../../../web/dist");

/** Serves the built web app: files as they are, every other address the app itself, which knows its own routes. */
export function serveWeb<E extends object>(app: Hono<E>): void {
  if (!existsSync(join(DIST, "index.html"))) {
    app.get("/", (c) => c.text("The web app is not built; run `npm run build`.", 503));
    return;
  }
  // Built files carry a hash of their content in the name.
  app.use(
    "/assets/*",
    serveStatic({
      root: DIST,
      precompressed: true,
      onFound: (_, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  app.use(
    "*",
    serveStatic({ root: DIST, precompressed: true, rewriteRequestPath: (path) => (path === "/" ? "/-" : path) }),
  );
  app.get("*", async (c) => {
    c.header("cache-control", "no-cache");
    return c.html(await readFile(join(DIST, "index.html"), "utf8"));
  });
}
