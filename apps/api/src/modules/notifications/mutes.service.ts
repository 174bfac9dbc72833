import { newId } from "@mainstay/db";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { aboutReadable } from "../../records/about.ts";
import { findRecord } from "../../records/read.ts";
import { titlesOfRecords } from "../../records/summary-titles.ts";
import { commentable } from "../comments/comments.service.ts";
import { memberOf } from "./member-of.ts";
import { notificationMutes } from "./notifications.table.ts";

export const MuteRecord = z.strictObject({ object: z.string().max(60), recordId: z.uuid() });
export type MuteRecord = z.infer<typeof MuteRecord>;

export const Mute = MuteRecord.extend({ id: z.uuid(), title: z.string() }).meta({ id: "NotificationMute" });
type Mute = z.infer<typeof Mute>;

export const ListMutes = z.object({
  recordId: z.uuid().optional().describe("Whether this record is muted"),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
type ListMutes = z.output<typeof ListMutes>;

/** One page of the records the member wants to hear nothing of, the latest first. */
export async function listMutes(
  ctx: Ctx,
  { recordId, cursor, limit }: ListMutes,
): Promise<{ data: Mute[]; page: { next: string | null } }> {
  const rows = await ctx.db
    .select()
    .from(notificationMutes)
    .where(
      and(
        mine(ctx),
        aboutReadable(ctx, "notification_mutes"),
        recordId ? eq(notificationMutes.recordId, recordId) : undefined,
        cursor ? lt(notificationMutes.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(notificationMutes.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { data: await named(ctx, page), page: { next: rows.length > limit ? (page.at(-1)?.id ?? null) : null } };
}

async function named(ctx: Ctx, rows: (typeof notificationMutes.$inferSelect)[]): Promise<Mute[]> {
  const titles = new Map<string, string>();
  for (const [object, own] of Map.groupBy(rows, (row) => row.object)) {
    const ids = own.map(({ recordId }) => recordId);
    for (const [id, title] of await titlesOfRecords(ctx, object, ids)) titles.set(id, title);
  }
  return rows.map(({ id, object, recordId }) => ({ id, object, recordId, title: titles.get(recordId) ?? "" }));
}

/** Muting a record twice is muting it once. @throws Problem not-found */
export async function muteRecord(ctx: Ctx, { object, recordId }: MuteRecord): Promise<Mute> {
  await findRecord(ctx, commentable(object), recordId);
  await ctx.db
    .insert(notificationMutes)
    .values({ orgId: ctx.org.id, id: newId(), memberId: memberOf(ctx), object, recordId, createdAt: ctx.now() })
    .onConflictDoNothing();
  const [mute] = (await listMutes(ctx, { recordId, limit: 1 })).data;
  if (!mute) throw notFound("Record");
  return mute;
}

/** Lets the member hear of a record again. @throws Problem not-found */
export async function unmute(ctx: Ctx, id: string): Promise<void> {
  const removed = await ctx.db
    .delete(notificationMutes)
    .where(and(mine(ctx), eq(notificationMutes.id, id)))
    .returning({ id: notificationMutes.id });
  if (removed.length === 0) throw notFound("Mute");
}

const mine = (ctx: Ctx) => and(eq(notificationMutes.orgId, ctx.org.id), eq(notificationMutes.memberId, memberOf(ctx)));
