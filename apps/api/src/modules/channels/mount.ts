import type { Env, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { v7 } from "uuid";
import type { House } from "../../platform/context.ts";
import { receiveWebhook } from "./receive.ts";
import { findReader, unsubscribe, unsubscribePage } from "./unsubscribe.ts";

const MAX_WEBHOOK_BYTES = 10_000_000;
/** Twilio reads an answer as instructions; these say nothing. */
const NO_INSTRUCTIONS = `<?xml version="1.0" encoding="UTF-8"?><Response></Response>`;

/** What providers and readers of our mail call, beside the API: webhooks, and leaving a list. */
export function mountChannels<E extends Env>(app: Hono<E>, house: House): void {
  app.post("/webhooks/:provider/:key", bodyLimit({ maxSize: MAX_WEBHOOK_BYTES }), async (c) => {
    const provider = c.req.param("provider");
    const { pathname, search } = new URL(c.req.url);
    const received = await receiveWebhook(house, provider, c.req.param("key"), {
      // As the provider called it, whatever a proxy has made of the host.
      url: `${house.config.baseUrl}${pathname}${search}`,
      headers: c.req.raw.headers,
      body: new Uint8Array(await c.req.arrayBuffer()),
      now: house.now(),
    });
    if (received === "unknown channel") return c.body(null, 404);
    if (received === "bad signature") return c.body(null, 401);
    return provider === "twilio" ? c.body(NO_INSTRUCTIONS, 200, { "content-type": "text/xml" }) : c.body(null, 204);
  });
  app.get("/u/:key", async (c) => {
    const reader = await findReader(house, c.req.param("key"), v7());
    return reader ? c.html(unsubscribePage(reader.ctx.org.name, reader.message.to, false)) : c.notFound();
  });
  // RFC 8058: one POST, without cookies or a page before it.
  app.post("/u/:key", async (c) => {
    const reader = await findReader(house, c.req.param("key"), v7());
    if (!reader) return c.notFound();
    await unsubscribe(reader, { userAgent: c.req.header("user-agent") ?? null });
    return c.html(unsubscribePage(reader.ctx.org.name, reader.message.to, true));
  });
}
