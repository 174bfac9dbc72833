import { and, desc, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalidField, notFound, Problem } from "../../platform/problem.ts";
import { aboutReadable } from "../../records/about.ts";
import { itemsOf, type Notification } from "./items.ts";
import { memberOf } from "./member-of.ts";
import { notifications } from "./notifications.table.ts";

export const INBOX_STATES = ["inbox", "unread", "snoozed", "archived"] as const;

export const ListNotifications = z.object({
  state: z.enum(INBOX_STATES).default("inbox"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
type ListNotifications = z.output<typeof ListNotifications>;

export const MarkNotification = z
  .strictObject({
    isRead: z.boolean().optional(),
    isArchived: z.boolean().optional(),
    snoozedUntil: z.iso
      .datetime({ offset: true })
      .nullish()
      .describe("Out of the inbox until then; null brings it back"),
  })
  .meta({ id: "MarkNotification" });
export const MarkNotifications = MarkNotification.extend({
  ids: z.array(z.uuid()).max(200).optional().describe("Without it, everything in the inbox"),
}).meta({ id: "MarkNotifications" });
export type MarkNotifications = z.infer<typeof MarkNotifications>;

/** More is shown as 99+. */
const MOST_COUNTED = 100;

/** One page of what the member has been told, the newest first. @throws Problem bad-request for a foreign cursor */
export async function listNotifications(
  ctx: Ctx,
  { state, cursor, limit }: ListNotifications,
): Promise<{ data: Notification[]; page: { next: string | null } }> {
  const rows = await ctx.db
    .select()
    .from(notifications)
    .where(and(mine(ctx), STATES[state](ctx), visible(ctx), cursor ? before(cursor) : undefined))
    .orderBy(desc(notifications.surfacesAt), desc(notifications.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? Buffer.from(`${last.surfacesAt.toISOString()}|${last.id}`).toString("base64url") : null;
  return { data: await itemsOf(ctx, page), page: { next } };
}

/** How many unread notifications stand in the inbox; 100 stands for that many and more. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const some = ctx.db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(mine(ctx), STATES.unread(ctx), visible(ctx)))
    .limit(MOST_COUNTED);
  return ctx.db.$count(some.as("unread"));
}

/**
 * Marks notifications read or unread, archives them or brings them back, or puts them off. What is put off comes back
 * unread.
 * @throws Problem not-found when none of those named is the member's, invalid for a time that has passed
 */
export async function markNotifications(ctx: Ctx, { ids, ...change }: MarkNotifications): Promise<{ count: number }> {
  const { isRead, isArchived, snoozedUntil } = change;
  if (snoozedUntil && new Date(snoozedUntil) <= ctx.now()) throw invalidField("snoozedUntil", "This time has passed.");
  const now = ctx.now();
  const set = {
    ...(isRead !== undefined && { readAt: isRead ? now : null }),
    ...(isArchived !== undefined && { archivedAt: isArchived ? now : null }),
    ...(snoozedUntil && { surfacesAt: new Date(snoozedUntil), readAt: null }),
    ...(snoozedUntil === null && { surfacesAt: sql`least(${notifications.surfacesAt}, ${now})` }),
  };
  if (Object.keys(set).length === 0) throw invalidField("", "Say what is to become of them.");
  const marked = await ctx.db
    .update(notifications)
    .set(set)
    .where(and(mine(ctx), ids ? inArray(notifications.id, ids) : STATES.inbox(ctx)))
    .returning({ id: notifications.id });
  if (ids && ids.length > 0 && marked.length === 0) throw notFound("Notification");
  // The member's other windows count anew.
  ctx.house.realtime?.notified(ctx.org.id, [memberOf(ctx)]);
  return { count: marked.length };
}

const mine = (ctx: Ctx) =>
  and(eq(notifications.orgId, ctx.org.id), eq(notifications.memberId, memberOf(ctx)), eq(notifications.isShown, true));

const STATES: Record<ListNotifications["state"], (ctx: Ctx) => SQL | undefined> = {
  inbox: (ctx) => and(isNull(notifications.archivedAt), lte(notifications.surfacesAt, ctx.now())),
  unread: (ctx) => and(isNull(notifications.readAt), STATES.inbox(ctx)),
  snoozed: (ctx) => and(isNull(notifications.archivedAt), sql`${notifications.surfacesAt} > ${ctx.now()}`),
  archived: () => isNotNull(notifications.archivedAt),
};

/** Rights may have changed since it was told. */
const visible = (ctx: Ctx) => aboutReadable(ctx, "notifications");

function before(cursor: string): SQL {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  if (!z.iso.datetime().safeParse(at).success || !z.uuid().safeParse(id).success) {
    throw new Problem("bad-request", "This cursor does not belong to this list; start again without it.");
  }
  return sql`(${notifications.surfacesAt}, ${notifications.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
