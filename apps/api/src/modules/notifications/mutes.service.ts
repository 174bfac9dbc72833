import { newId } from "@mainstay/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { titlesOfRecords } from "../../records/summary-titles.ts";
import { commentable } from "../comments/comments.service.ts";
import { memberOf } from "./member-of.ts";
import { notificationMutes } from "./notifications.table.ts";

export const MuteRecord = z.strictObject({ object: z.string().max(60), recordId: z.uuid() });
export type MuteRecord = z.infer<typeof MuteRecord>;

export const Mute = MuteRecord.extend({ id: z.uuid(), title: z.string() }).meta({ id: "NotificationMute" });
type Mute = z.infer<typeof Mute>;

/** Records the member wants to hear nothing of, the latest first. */
export async function listMutes(ctx: Ctx): Promise<Mute[]> {
  const rows = await ctx.db.select().from(notificationMutes).where(mine(ctx)).orderBy(desc(notificationMutes.id));
  const titles = new Map<string, string>();
  for (const [object, own] of Map.groupBy(rows, (row) => row.object)) {
    const ids = own.map(({ recordId }) => recordId);
    for (const [id, title] of await titlesOfRecords(ctx, object, ids)) titles.set(id, title);
  }
  return rows.flatMap(({ id, object, recordId }) => {
    const title = titles.get(recordId);
    return title === undefined ? [] : [{ id, object, recordId, title }];
  });
}

/** Muting a record twice is muting it once. @throws Problem not-found */
export async function muteRecord(ctx: Ctx, { object, recordId }: MuteRecord): Promise<Mute> {
  await findRecord(ctx, commentable(object), recordId);
  await ctx.db
    .insert(notificationMutes)
    .values({ orgId: ctx.org.id, id: newId(), memberId: memberOf(ctx), object, recordId, createdAt: ctx.now() })
    .onConflictDoNothing();
  const mute = (await listMutes(ctx)).find((one) => one.recordId === recordId);
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
