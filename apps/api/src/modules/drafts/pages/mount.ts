import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, Env, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { v7 } from "uuid";
import type { House } from "../../../platform/context.ts";
import { Problem } from "../../../platform/problem.ts";
import { brandCss } from "../../forms/pages/brand.ts";
import { type DraftReader, findReader } from "../answering.ts";
import { showDocument } from "../printing/shown.ts";
import { documentPage, noDocumentPage } from "./page-html.ts";

const MAX_BODY_BYTES = 100_000;
const CACHED = { "cache-control": "public, max-age=300" };
/** The address is the key: nothing on the way keeps what it leads to. */
const PRIVATE = { "cache-control": "no-store" };

const read = (name: string) => readFileSync(join(import.meta.dirname, "client", name), "utf8");
const ASSETS: Record<string, { type: string; text: string } | undefined> = {
  "document.css": { type: "text/css; charset=utf-8", text: read("document.css") },
  "document.js": { type: "text/javascript; charset=utf-8", text: read("document.js") },
};

/** What a customer's answer is called in an address. */
const ACTS = ["accept", "decline", "question"] as const;
type Act = (typeof ACTS)[number];

/** The page on which a customer reads a document, asks about it, and accepts or declines it. Works without scripts. */
export function mountDocuments<E extends Env>(app: Hono<E>, house: House): void {
  app.get("/p/assets/:name", (c) => {
    const asset = ASSETS[c.req.param("name")];
    return asset ? c.body(asset.text, 200, { ...CACHED, "content-type": asset.type }) : c.notFound();
  });
  app.get("/p/:key/brand.css", async (c) => {
    const reader = await find(house, c.req.param("key"));
    const color = reader?.ctx.org.brandColor;
    const css = color ? brandCss({ color, theme: "auto" }) : "";
    return c.body(css, reader ? 200 : 404, { ...CACHED, "content-type": "text/css" });
  });
  app.get("/p/:key", async (c) => {
    const reader = await find(house, c.req.param("key"));
    if (!reader) return missing(c);
    const isTrying = c.req.query("trying") !== undefined;
    return page(c, reader, {
      trying: isTrying ? (c.req.queries("option") ?? []) : undefined,
      done: c.req.query("done"),
    });
  });
  for (const act of ACTS) {
    app.post(`/p/:key/${act}`, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c: Context<E>) => {
      const key = c.req.param("key") ?? "";
      const reader = await find(house, key);
      return reader ? answer(c, reader, key, act, (request) => app.fetch(request, c.env)) : missing(c);
    });
  }
}

async function find(house: House, key: string): Promise<DraftReader | null> {
  try {
    return await findReader(house, key, v7());
  } catch (error) {
    if (error instanceof Problem && error.code === "not-found") return null;
    throw error;
  }
}

interface Shown {
  trying?: string[];
  done?: string;
  act?: Act;
  /** What was typed, when it could not be taken. */
  values?: Record<string, string>;
  problem?: string;
}

async function page(c: Context, { ctx, draft }: DraftReader, shown: Shown, status = 200): Promise<Response> {
  const key = c.req.param("key") ?? "";
  for (const [name, value] of Object.entries(PRIVATE)) c.header(name, value);
  c.status(status as 200);
  return c.html(documentPage({ ctx, draft, key, shown: await showDocument(ctx, draft, shown.trying), ...shown }));
}

function missing(c: Context): Response | Promise<Response> {
  return c.html(noDocumentPage(c.req.header("accept-language") ?? ""), 404);
}

/** What the page posts goes through the API like anything else, limits and all; its answer becomes a page again. */
async function answer(
  c: Context,
  reader: DraftReader,
  key: string,
  act: Act,
  send: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const given = await c.req.parseBody({ all: true });
  const chosen = [given.chosen ?? []].flat().map(String);
  const values = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const bodies = {
    accept: { name: values.name ?? "", agrees: values.agrees === "true", chosen, contentHash: values.contentHash },
    decline: { reason: values.reason || null },
    question: { question: values.question ?? "", name: values.name || null },
  };
  const headers = new Headers(c.req.raw.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  // Whoever answers does so as the holder of the key, also when signed in.
  headers.delete("cookie");
  const url = new URL(`/api/v1/public/documents/${encodeURIComponent(key)}/${act}`, c.req.url);
  const answered = await send(new Request(url, { method: "POST", headers, body: JSON.stringify(bodies[act]) }));
  if (answered.ok) return c.redirect(`/p/${key}?done=${act}`, 303);
  const { detail } = (await answered.json()) as { detail: string };
  const trying = act === "accept" ? chosen : undefined;
  return page(c, reader, { act, trying, values, problem: detail }, answered.status);
}
