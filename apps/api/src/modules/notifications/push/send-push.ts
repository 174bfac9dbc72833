import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { decryptSecrets } from "../../channels/secrets.ts";
import { pushSubscriptions } from "./push.table.ts";
import { pushKey } from "./push-key.ts";

/** What a browser shows, and the page a press on it opens. What was said is read behind the sign-in. */
export interface PushMessage {
  title: string;
  body: string;
  path: string;
  /** A later one of the same tag takes the place of the earlier. */
  tag: string;
}

export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;

const TIMEOUT_MS = 10_000;
/** How long a push service keeps it for a browser that is closed. */
const KEEP_SECONDS = 24 * 3_600;
/** What a push service says of a subscription that is no more (RFC 8030, 7.3). */
const GONE = [404, 410];

/**
 * Sends a browser a message that nobody but it can read (RFC 8291). One that takes none any more is forgotten.
 * @returns whether it was taken
 * @throws Error with what the push service answered when it did not take it
 */
export async function pushTo(ctx: Ctx, subscription: PushSubscriptionRow, message: PushMessage): Promise<boolean> {
  const itself = and(eq(pushSubscriptions.orgId, ctx.org.id), eq(pushSubscriptions.id, subscription.id));
  const forget = async () => {
    await ctx.db.delete(pushSubscriptions).where(itself);
    return false;
  };
  // Nobody reads what was encrypted with a former secret; the browser knows the former key too, and subscribes anew.
  const address = await decryptSecrets(ctx.house, subscription.address).catch(() => null);
  if (!address) return forget();
  const { endpoint = "", p256dh = "", auth = "" } = address;
  const { default: webPush } = await import("web-push");
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
    vapidDetails: { subject: contactOf(ctx), ...(await pushKey(ctx.house.config)) },
    TTL: KEEP_SECONDS,
    urgency: "high",
    contentEncoding: "aes128gcm",
  });
  const response = await fetch(endpoint, {
    method: "POST",
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: new Uint8Array(request.body),
    // What it leads to has not been checked.
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(causeOf(error));
  });
  const answer = (await response.text()).slice(0, 200);
  if (GONE.includes(response.status)) return forget();
  if (!response.ok) throw new Error(`${response.status} ${answer}`.trim());
  await ctx.db.update(pushSubscriptions).set({ sentAt: ctx.now() }).where(itself);
  return true;
}

/** What `fetch` says is that it failed; why, says its cause. */
function causeOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {};
  return cause instanceof Error ? cause.message : String(error);
}

/** Whom a push service writes to when something is wrong with what we send: the page, or the sender of our mails. */
function contactOf({ house: { config } }: Ctx): string {
  if (config.baseUrl.startsWith("https:")) return config.baseUrl;
  const [, address = config.MAIL_FROM] = /<([^>]+)>/.exec(config.MAIL_FROM) ?? [];
  return `mailto:${address}`;
}
