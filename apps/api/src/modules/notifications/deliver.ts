import { backoffMs, DEFAULT_BACKOFF } from "@mainstay/jobs";
import { and, asc, eq, inArray, lt, lte } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { standingAs } from "../../records/readers.ts";
import { afterQuiet } from "./due.ts";
import { itemsOf, type Notification } from "./items.ts";
import { notificationDeliveries, notifications } from "./notifications.table.ts";
import type { Outcome } from "./outcome.ts";
import { DEFAULT_SETTINGS, type SettingsRow, settingsOf } from "./preferences.service.ts";
import type { Channel } from "./types.ts";
import { WAYS } from "./ways.ts";

const MOST_AT_ONCE = 200;
const ATTEMPTS = 5;
/** Whoever has been at it for longer has died over it. */
const SENDING_MS = 10 * 60_000;

/** Why something was not sent, for the log; an error of the channel is kept in its own words. */
const REASONS = { read: "read", hidden: "hidden", left: "left", interrupted: "interrupted" };

/**
 * Sends a member everything that is due on a channel, together, as far as they have not read it yet and may still see
 * it. What a channel refuses is tried again; a server that dies meanwhile leaves it as failed rather than sending it twice.
 * @returns when to come back soon, for a channel that has its hands full
 */
export async function deliverDue(ctx: Ctx, memberId: string, channel: Channel): Promise<Date | null> {
  const standing = await ctx.house.auth.standingOf({ organizationId: ctx.org.id, memberId, apiKeyId: null });
  const settings = (await settingsOf(ctx, [memberId])).get(memberId) ?? DEFAULT_SETTINGS;
  await giveUpOnInterrupted(ctx, memberId, channel);
  const quietUntil = afterQuiet(ctx.now(), settings, standing?.member.timezone ?? ctx.org.timezone);
  if (quietUntil > ctx.now()) {
    await postpone(ctx, memberId, channel, quietUntil);
    return null;
  }
  const claimed = await claim(ctx, memberId, channel);
  if (claimed.length === 0) return null;
  if (standing) return send(standingAs(ctx, standing), claimed, { channel, settings });
  await settle(ctx, claimed, "skipped", REASONS.left);
  return null;
}

async function send(
  member: Ctx,
  claimed: Delivery[],
  { channel, settings }: { channel: Channel; settings: SettingsRow },
): Promise<Date | null> {
  const worth = await worthSending(member, claimed);
  if (worth.length === 0) return null;
  const deliveries = worth.map(({ delivery }) => delivery);
  const items = worth.map(({ item }) => item);
  const outcome = await WAYS[channel](member, items, settings).catch((error: unknown) => {
    member.house.log.warn({ err: error, memberId: member.member?.id, channel }, "Notifications could not be sent");
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  });
  if (typeof outcome === "string") await retry(member, deliveries, outcome);
  else if (outcome.state === "waiting") await putBack(member, deliveries, outcome.until);
  else await settle(member, deliveries, outcome.state, outcome.reason);
  return typeof outcome === "object" && outcome.state === "waiting" ? outcome.until : null;
}

interface Delivery {
  id: string;
  notificationId: string;
  attempts: number;
}

/** Takes what is due for this process alone. */
function claim(ctx: Ctx, memberId: string, channel: Channel): Promise<Delivery[]> {
  return inTransaction(ctx, async (ctx) => {
    const due = ctx.db
      .select({ id: notificationDeliveries.id })
      .from(notificationDeliveries)
      .where(and(theirs(ctx, memberId, channel, "waiting"), lte(notificationDeliveries.dueAt, ctx.now())))
      .orderBy(asc(notificationDeliveries.dueAt))
      .limit(MOST_AT_ONCE)
      .for("update", { skipLocked: true });
    return ctx.db
      .update(notificationDeliveries)
      .set({ state: "sending", updatedAt: ctx.now() })
      .where(and(eq(notificationDeliveries.orgId, ctx.org.id), inArray(notificationDeliveries.id, due)))
      .returning({
        id: notificationDeliveries.id,
        notificationId: notificationDeliveries.notificationId,
        attempts: notificationDeliveries.attempts,
      });
  });
}

/** What is still news to the member; the rest is settled as skipped. */
async function worthSending(ctx: Ctx, claimed: Delivery[]): Promise<{ delivery: Delivery; item: Notification }[]> {
  const rows = await ctx.db
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.orgId, ctx.org.id),
        inArray(
          notifications.id,
          claimed.map(({ notificationId }) => notificationId),
        ),
      ),
    )
    .orderBy(asc(notifications.at));
  const unread = rows.filter(({ readAt, archivedAt }) => !readAt && !archivedAt);
  const items = new Map((await itemsOf(ctx, unread)).map((item) => [item.id, item]));
  const isUnread = new Set(unread.map(({ id }) => id));
  const skipped = claimed.filter(({ notificationId }) => !items.has(notificationId));
  const read = skipped.filter(({ notificationId }) => !isUnread.has(notificationId));
  const hidden = skipped.filter(({ notificationId }) => isUnread.has(notificationId));
  await settle(ctx, read, "skipped", REASONS.read);
  await settle(ctx, hidden, "skipped", REASONS.hidden);
  const byNotification = new Map(claimed.map((delivery) => [delivery.notificationId, delivery]));
  return [...items.values()].flatMap((item) => {
    const delivery = byNotification.get(item.id);
    return delivery ? [{ delivery, item }] : [];
  });
}

async function settle(ctx: Ctx, deliveries: Delivery[], state: Outcome["state"], reason: string | null): Promise<void> {
  if (deliveries.length === 0) return;
  await ctx.db
    .update(notificationDeliveries)
    .set({ state, reason, ...(state === "sent" && { sentAt: ctx.now() }), updatedAt: ctx.now() })
    .where(these(ctx, deliveries));
}

async function putBack(ctx: Ctx, deliveries: Delivery[], dueAt: Date): Promise<void> {
  await ctx.db
    .update(notificationDeliveries)
    .set({ state: "waiting", dueAt, updatedAt: ctx.now() })
    .where(these(ctx, deliveries));
}

async function retry(ctx: Ctx, deliveries: Delivery[], reason: string): Promise<void> {
  for (const [attempts, own] of Map.groupBy(deliveries, (one) => one.attempts + 1)) {
    const next = new Date(ctx.now().getTime() + Math.max(60_000, backoffMs(DEFAULT_BACKOFF, attempts)));
    await ctx.db
      .update(notificationDeliveries)
      .set({
        attempts,
        reason,
        updatedAt: ctx.now(),
        ...(attempts < ATTEMPTS ? { state: "waiting", dueAt: next } : { state: "failed" }),
      })
      .where(these(ctx, own));
  }
}

async function giveUpOnInterrupted(ctx: Ctx, memberId: string, channel: Channel): Promise<void> {
  const since = new Date(ctx.now().getTime() - SENDING_MS);
  await ctx.db
    .update(notificationDeliveries)
    .set({ state: "failed", reason: REASONS.interrupted, updatedAt: ctx.now() })
    .where(and(theirs(ctx, memberId, channel, "sending"), lt(notificationDeliveries.updatedAt, since)));
}

async function postpone(ctx: Ctx, memberId: string, channel: Channel, until: Date): Promise<void> {
  await ctx.db
    .update(notificationDeliveries)
    .set({ dueAt: until, updatedAt: ctx.now() })
    .where(and(theirs(ctx, memberId, channel, "waiting"), lt(notificationDeliveries.dueAt, until)));
}

const these = (ctx: Ctx, deliveries: Delivery[]) =>
  and(
    eq(notificationDeliveries.orgId, ctx.org.id),
    inArray(
      notificationDeliveries.id,
      deliveries.map(({ id }) => id),
    ),
  );

const theirs = (ctx: Ctx, memberId: string, channel: Channel, state: "waiting" | "sending") =>
  and(
    eq(notificationDeliveries.orgId, ctx.org.id),
    eq(notificationDeliveries.memberId, memberId),
    eq(notificationDeliveries.channel, channel),
    eq(notificationDeliveries.state, state),
  );
