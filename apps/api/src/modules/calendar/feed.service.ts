import { createHash, randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { isWithinRanges } from "../../platform/auth/index.ts";
import { type Ctx, type House, makeCtx } from "../../platform/context.ts";
import { forbidden, notFound } from "../../platform/problem.ts";
import { query } from "../../records/sql.ts";
import { calendarFeeds } from "./calendar.table.ts";

const Moment = z.iso.datetime({ offset: true });
export const CalendarFeed = z
  .object({ createdAt: Moment, readAt: Moment.nullable().describe("When a calendar last asked for it") })
  .nullable();
export const NewCalendarFeed = z.object({ url: z.url().describe("Shown once; whoever has it reads the calendar") });

/** The member's own feed, without its address, which only its maker has seen; null when there is none. */
export async function readFeed(ctx: Ctx): Promise<z.infer<typeof CalendarFeed>> {
  const [found] = await ctx.db.select().from(calendarFeeds).where(mine(ctx));
  return found ? { createdAt: found.createdAt.toISOString(), readAt: found.readAt?.toISOString() ?? null } : null;
}

/** Gives the member a secret address to subscribe to; one they had before leads nowhere from now on. */
export async function makeFeed(ctx: Ctx): Promise<z.infer<typeof NewCalendarFeed>> {
  const token = randomBytes(24).toString("base64url");
  const row = { tokenHash: hashOf(token), createdAt: ctx.now(), readAt: null };
  await ctx.db
    .insert(calendarFeeds)
    .values({ orgId: ctx.org.id, memberId: memberOf(ctx), ...row })
    .onConflictDoUpdate({ target: [calendarFeeds.orgId, calendarFeeds.memberId], set: row });
  return { url: `${ctx.house.config.baseUrl}/api/v1/public/calendars/${token}.ics` };
}

/** Makes the address lead nowhere. @throws Problem not-found */
export async function revokeFeed(ctx: Ctx): Promise<void> {
  const gone = await ctx.db.delete(calendarFeeds).where(mine(ctx)).returning({ memberId: calendarFeeds.memberId });
  if (gone.length === 0) throw notFound("Calendar feed");
}

/**
 * Stands in for the member whose feed this is, with what they may see now. The organization's rules on where its data is
 * read from hold for calendars too.
 * @throws Problem not-found for an address of nobody's, or of somebody who is no active member any more
 */
export async function readerOf(house: House, token: string, call: { ip: string; requestId: string }): Promise<Ctx> {
  const [found] = await query<{ org_id: string; member_id: string }>(
    house.database.system,
    sql`select * from app.find_calendar_feed(${hashOf(token)})`,
  );
  const memberships = found ? await house.auth.membershipsIn(found.org_id) : [];
  const membership = memberships.find(({ member }) => member.id === found?.member_id);
  if (!membership) throw notFound("Calendar");
  const { org, member, role, policy } = membership;
  const { allowedAddresses } = policy;
  if (allowedAddresses.length > 0 && !isWithinRanges(call.ip, allowedAddresses)) throw notFound("Calendar");
  const actor = { type: "member", id: member.id, name: member.name } as const;
  const ctx = makeCtx(house, { org, member, role, actor, source: "api", requestId: call.requestId });
  await ctx.db.update(calendarFeeds).set({ readAt: ctx.now() }).where(mine(ctx));
  return ctx;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

const mine = (ctx: Ctx) => and(eq(calendarFeeds.orgId, ctx.org.id), eq(calendarFeeds.memberId, memberOf(ctx)));

function memberOf(ctx: Ctx): string {
  if (!ctx.member) throw forbidden("A calendar belongs to a member.");
  return ctx.member.id;
}
