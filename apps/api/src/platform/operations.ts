import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { schemaState } from "@mainstay/db";
import { sql } from "drizzle-orm";
import type { Context, Hono } from "hono";
import type { Redis } from "ioredis";
import type pg from "pg";
import type { House } from "./context.ts";
import { docsPage, problemPage } from "./docs-page.ts";
import { openApi } from "./openapi.ts";
import { PROBLEMS } from "./problem.ts";
import type { Route } from "./route.ts";

interface Watched {
  connection: pg.PoolConfig;
  routes: Route[];
  redis: Redis | null;
}

/** What those who run Mainstay ask it: is it alive, is it ready, how is it doing; and the reference of the API. */
export function mountOperations<E extends object>(
  app: Hono<E>,
  house: House,
  { connection, routes, redis }: Watched,
): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const checks = await readiness(house, connection, redis);
    const isReady = Object.values(checks).every((state) => state === "ok");
    return c.json({ status: isReady ? "ready" : "not ready", checks }, isReady ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    const token = house.config.METRICS_TOKEN;
    const mayRead = token ? isSame(c.req.header("authorization") ?? "", `Bearer ${token}`) : isFromThisMachine(c);
    if (!mayRead)
      return c.text("Set METRICS_TOKEN and give it as a bearer token; without one only this machine may read.", 401);
    return c.text(await house.metrics.text(), 200, { "content-type": house.metrics.contentType });
  });
  let document: ReturnType<typeof openApi> | undefined;
  app.get("/openapi.json", (c) => {
    document ??= openApi(routes, { title: "Mainstay", version: "1" });
    return c.json(document);
  });
  app.get("/docs", (c) => c.html(docsPage));
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  app.use(
    "/docs/assets/*",
    serveStatic({ root: swagger, rewriteRequestPath: (path) => path.replace("/docs/assets", "") }),
  );
  app.get("/docs/start.js", (c) => c.body(START_DOCS, 200, { "content-type": "text/javascript" }));
  app.get("/problems/:code", (c) => {
    const code = c.req.param("code") as keyof typeof PROBLEMS;
    return Object.hasOwn(PROBLEMS, code) ? c.html(problemPage(code, PROBLEMS[code])) : c.notFound();
  });
}

/** A script of its own, since the content security policy runs no inline ones. */
const START_DOCS = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true, docExpansion: "none" });`;

async function readiness(
  house: House,
  connection: pg.PoolConfig,
  redis: Redis | null,
): Promise<Record<string, string>> {
  const asked = {
    database: house.database.system.execute(sql`select 1`).then(() => "ok"),
    schema: schemaState(connection).then((state) =>
      state === "current" ? "ok" : `the schema is ${state} to this version of Mainstay`,
    ),
    ...(redis && { redis: redis.ping().then(() => "ok") }),
  };
  const answers = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => {
      const state = await answer.catch((error: unknown) => {
        // The reason is for the log; strangers read this page.
        house.log.warn({ err: error, check: name }, "Not ready");
        return "unreachable";
      });
      return [name, state] as const;
    }),
  );
  return Object.fromEntries(answers);
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Asked directly, not through a proxy on this machine. */
function isFromThisMachine(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return LOOPBACK.has(incoming?.socket.remoteAddress ?? "") && !c.req.header("x-forwarded-for");
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
