import type { Context, Env, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { v7 } from "uuid";
import type { House } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { CHOICES, type Choice, choiceOf, choose, leaveMarketing } from "./preferences.ts";
import { preferencesPage } from "./preferences-page.ts";
import { findReader, type Reader } from "./reader.ts";
import { receiveWebhook } from "./receive.ts";

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
    return reader ? c.html(pageFor(c, reader, await choiceOf(reader), false)) : c.notFound();
  });
  // RFC 8058: one POST, without cookies or a page before it; the page's own form names a choice.
  app.post("/u/:key", bodyLimit({ maxSize: MAX_CHOICE_BYTES }), async (c) => {
    const reader = await findReader(house, c.req.param("key"), v7());
    if (!reader) return c.notFound();
    const { choice: given } = await c.req.parseBody().catch(notAForm);
    const proof = { userAgent: c.req.header("user-agent") ?? null };
    const choice = CHOICES.find((one) => one === given);
    if (choice) await choose(reader, choice, proof);
    else await leaveMarketing(reader, proof);
    return c.html(pageFor(c, reader, await choiceOf(reader), true));
  });
}

const MAX_CHOICE_BYTES = 10_000;

/** Multipart without its boundaries and the like. @throws Problem bad-request */
function notAForm(): never {
  throw new Problem("bad-request", "The body is not a form.");
}

const pageFor = (c: Context, { ctx, message }: Reader, choice: Choice, isSaved: boolean) =>
  preferencesPage({
    organization: ctx.org.name,
    address: message.to,
    choice,
    isSaved,
    acceptLanguage: c.req.header("accept-language"),
  });
