import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { itemsOf, Notification } from "./items.ts";
import { memberOf } from "./member-of.ts";
import { DELIVERY_STATES, notificationDeliveries, notifications } from "./notifications.table.ts";
import { CHANNELS } from "./types.ts";

const moment = z.iso.datetime({ offset: true });
export const NotificationDelivery = z
  .object({
    id: z.uuid(),
    channel: z.enum(CHANNELS),
    state: z.enum(DELIVERY_STATES),
    reason: z
      .string()
      .nullable()
      .describe(
        "`read`, `hidden`, `left`, `interrupted`, `no_address`, `no_browser`, `sending_off`, `not_registered`, `no_channel`, `stopped`, `spend`, or what the channel answered",
      ),
    dueAt: moment,
    sentAt: moment.nullable(),
    notification: Notification.pick({ type: true, object: true, recordId: true, title: true }),
  })
  .meta({ id: "NotificationDelivery" });
type NotificationDelivery = z.infer<typeof NotificationDelivery>;

const SHOWN = 50;

/** What was sent to the member outside the product, or was not and why, the latest first. */
export async function listDeliveries(ctx: Ctx): Promise<NotificationDelivery[]> {
  const rows = await ctx.db
    .select({ delivery: notificationDeliveries, notification: notifications })
    .from(notificationDeliveries)
    .innerJoin(
      notifications,
      and(
        eq(notifications.orgId, notificationDeliveries.orgId),
        eq(notifications.id, notificationDeliveries.notificationId),
      ),
    )
    .where(and(eq(notificationDeliveries.orgId, ctx.org.id), eq(notificationDeliveries.memberId, memberOf(ctx))))
    .orderBy(desc(notificationDeliveries.id))
    .limit(SHOWN);
  const items = await itemsOf(
    ctx,
    rows.map(({ notification }) => notification),
  );
  const byId = new Map(items.map((item) => [item.id, item]));
  return rows.flatMap(({ delivery: { id, channel, state, reason, dueAt, sentAt }, notification }) => {
    const item = byId.get(notification.id);
    if (!item) return [];
    const { type, object, recordId, title } = item;
    const times = { dueAt: dueAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
    return [{ id, channel, state, reason, ...times, notification: { type, object, recordId, title } }];
  });
}
