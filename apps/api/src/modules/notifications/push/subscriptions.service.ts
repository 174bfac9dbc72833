import { createHash } from "node:crypto";
import { newId } from "@mainstay/db";
import { and, count, desc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import { conflict, forbidden, notFound } from "../../../platform/problem.ts";
import { query } from "../../../records/sql.ts";
import { encryptSecrets } from "../../channels/secrets.ts";
import { memberOf } from "../member-of.ts";
import type { Outcome } from "../outcome.ts";
import { pushSubscriptions } from "./push.table.ts";
import { checkPushEndpoint } from "./push-services.ts";
import { type PushMessage, pushTo } from "./send-push.ts";

const moment = z.iso.datetime({ offset: true });
export const PushBrowser = z
  .object({
    id: z.uuid(),
    userAgent: z.string().nullable(),
    isHere: z.boolean().describe("Whether it is the browser that asks"),
    createdAt: moment,
    sentAt: moment.nullable().describe("When its push service last took something for it"),
  })
  .meta({ id: "PushBrowser" });
type PushBrowser = z.infer<typeof PushBrowser>;

/** As `PushSubscription.toJSON()` has it in the browser: an uncompressed point of P-256, and 16 bytes (RFC 8291, 3.1 and 3.2). */
export const SubscribeBrowser = z
  .object({
    endpoint: z.string().max(2_000),
    keys: z.object({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}(?:==)?$/) }),
  })
  .meta({ id: "SubscribeBrowser" });
type SubscribeBrowser = z.infer<typeof SubscribeBrowser>;

/** The browser that asks: its session, and what it calls itself. */
export interface Asking {
  sessionId: string | null;
  userAgent: string | null;
}

const MOST = 20;

/** The browsers that show the member's notifications, the latest first. */
export async function listBrowsers(ctx: Ctx, { sessionId }: Asking): Promise<PushBrowser[]> {
  const rows = await ctx.db.select().from(pushSubscriptions).where(mine(ctx)).orderBy(desc(pushSubscriptions.id));
  return rows.map((row) => present(row, sessionId));
}

/**
 * Shows the member's notifications in the browser that asks, from now on; what was shown there to anybody else no
 * longer is.
 * @throws Problem forbidden for a program, invalid for an address of no push service's, conflict for too many browsers
 */
export async function subscribeBrowser(
  ctx: Ctx,
  { sessionId, userAgent }: Asking,
  { endpoint, keys }: SubscribeBrowser,
): Promise<PushBrowser> {
  const memberId = memberOf(ctx);
  if (!sessionId) throw forbidden("Only a browser in which somebody is signed in can show notifications.");
  checkPushEndpoint(ctx.house.config, endpoint);
  const [others] = await ctx.db
    .select({ count: count() })
    .from(pushSubscriptions)
    .where(and(mine(ctx), ne(pushSubscriptions.sessionId, sessionId)));
  if ((others?.count ?? 0) >= MOST)
    throw conflict(`Notifications are shown in ${MOST} browsers; end one of them first.`);
  const endpointHash = createHash("sha256").update(endpoint).digest("hex");
  await query(ctx.house.database.system, sql`select app.release_push_endpoint(${endpointHash}, ${sessionId}::uuid)`);
  const set = {
    memberId,
    endpointHash,
    address: await encryptSecrets(ctx.house, { endpoint, ...keys }),
    userAgent: userAgent?.slice(0, 300) ?? null,
  };
  const [row] = await ctx.db
    .insert(pushSubscriptions)
    .values({ orgId: ctx.org.id, id: newId(), sessionId, ...set, createdAt: ctx.now() })
    .onConflictDoUpdate({ target: [pushSubscriptions.orgId, pushSubscriptions.sessionId], set })
    .returning();
  if (!row) throw new Error("The subscription was not written");
  return present(row, sessionId);
}

/** Shows nothing more in one of the member's browsers. @throws Problem not-found */
export async function removeBrowser(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db
    .delete(pushSubscriptions)
    .where(and(mine(ctx), eq(pushSubscriptions.id, id)))
    .returning({ id: pushSubscriptions.id });
  if (gone.length === 0) throw notFound("Browser");
}

/** Shows something in one of the member's browsers at once. @throws Problem not-found, conflict with why it could not be shown */
export async function testBrowser(ctx: Ctx, id: string, message: PushMessage): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(pushSubscriptions)
    .where(and(mine(ctx), eq(pushSubscriptions.id, id)));
  if (!row) throw notFound("Browser");
  const isTaken = await pushTo(ctx, row, message).catch((error: unknown) => {
    throw conflict(`The browser's push service did not take it: ${error instanceof Error ? error.message : error}`);
  });
  if (!isTaken) throw conflict("This browser takes no notifications any more; turn them on in it again.");
}

/**
 * Shows something in all of the member's browsers. Enough that one took it: tried again, it would be shown twice there.
 * @throws Error when none took it, and one may yet
 */
export async function pushToMember(ctx: Ctx, message: PushMessage): Promise<Outcome> {
  const rows = await ctx.db.select().from(pushSubscriptions).where(mine(ctx));
  const results = await Promise.allSettled(rows.map((row) => pushTo(ctx, row, message)));
  if (results.some((result) => result.status === "fulfilled" && result.value)) return { state: "sent", reason: null };
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return { state: "skipped", reason: "no_browser" };
}

const present = (row: typeof pushSubscriptions.$inferSelect, sessionId: string | null): PushBrowser => ({
  id: row.id,
  userAgent: row.userAgent,
  isHere: row.sessionId === sessionId,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
});

const mine = (ctx: Ctx) => and(eq(pushSubscriptions.orgId, ctx.org.id), eq(pushSubscriptions.memberId, memberOf(ctx)));
