import { newId } from "@mainstay/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Membership } from "../../platform/auth/index.ts";
import type { Actor, Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { readersOf } from "../../records/readers.ts";
import type { News, Told } from "./audience.ts";
import { dueAt } from "./due.ts";
import { notificationDeliveries, notificationMutes, notifications } from "./notifications.table.ts";
import { DEFAULT_SETTINGS, type SettingsRow, settingsOf } from "./preferences.service.ts";
import { waysTo } from "./reach.ts";
import { sendSoon } from "./send.job.ts";
import { CHANNELS, choiceOf, type NotificationType } from "./types.ts";

/** Why somebody is told something, and since when it is so. */
export interface Cause {
  id: string;
  actor: Actor;
  at: Date;
}

/**
 * Tells members of something, each once however often it is called with the same cause: who may read the record, has
 * not muted it, and did not do it themselves. Called in a transaction.
 */
export async function tellMembers(ctx: Ctx, cause: Cause, { object, recordId, told }: News): Promise<void> {
  const reasons = reasonsOf(told, cause.actor);
  if (reasons.size === 0) return;
  const readers = await readersOf(ctx, objectNamed(object), recordId, [...reasons.keys()]);
  const muted = await mutedBy(ctx, recordId, readers);
  const listeners = readers.filter(({ member: { id } }) => !muted.has(id) || isHeardThroughMute(reasons.get(id)));
  if (listeners.length === 0) return;

  const settings = await settingsOf(
    ctx,
    listeners.map(({ member }) => member.id),
  );
  const rows = listeners.flatMap(({ member: { id: memberId } }) => {
    const reason = reasons.get(memberId);
    if (!reason) return [];
    const { type, data = {} } = reason;
    const { choices } = settings.get(memberId) ?? DEFAULT_SETTINGS;
    // In the order in which things happened: events of several records are told by several workers.
    const about = { object, recordId, type, data, actor: cause.actor, at: cause.at, surfacesAt: cause.at };
    return [
      { ...about, orgId: ctx.org.id, id: newId(), memberId, causeId: cause.id, isShown: choiceOf(choices, type).inApp },
    ];
  });
  const written = await ctx.db
    .insert(notifications)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: notifications.id, memberId: notifications.memberId, type: notifications.type });
  const zones = new Map(listeners.map(({ member }) => [member.id, member.timezone ?? ctx.org.timezone]));
  await sendOut(ctx, written, { settings, zones });
  ctx.afterCommit(() =>
    ctx.house.realtime?.notified(
      ctx.org.id,
      written.map(({ memberId }) => memberId),
    ),
  );
}

/** What each member is told: the first of the reasons that name them, and nothing to who did it. */
function reasonsOf(told: Told[], actor: Actor): Map<string, Told> {
  const reasons = new Map<string, Told>();
  for (const one of told) {
    for (const id of one.memberIds) {
      if (id !== null && id !== memberBehind(actor) && !reasons.has(id)) reasons.set(id, one);
    }
  }
  return reasons;
}

const memberBehind = (actor: Actor): string | null =>
  actor.type === "member" ? actor.id : actor.type === "apiKey" ? actor.memberId : null;

/** Whoever is named or given something by hand hears of it all the same. */
const isHeardThroughMute = (reason: Told | undefined) => reason !== undefined && NAMED.includes(reason.type);
const NAMED: readonly NotificationType[] = ["mention", "assignment", "task_assigned"];

async function mutedBy(ctx: Ctx, recordId: string, readers: Membership[]): Promise<Set<string>> {
  const ids = readers.map(({ member }) => member.id);
  const rows = await ctx.db
    .select({ memberId: notificationMutes.memberId })
    .from(notificationMutes)
    .where(
      and(
        eq(notificationMutes.orgId, ctx.org.id),
        eq(notificationMutes.recordId, recordId),
        inArray(notificationMutes.memberId, ids),
      ),
    );
  return new Set(rows.map(({ memberId }) => memberId));
}

interface Written {
  id: string;
  memberId: string;
  type: NotificationType;
}

/** Puts what was newly written in line for the channels its member wants it on. */
async function sendOut(
  ctx: Ctx,
  written: Written[],
  { settings, zones }: { settings: Map<string, SettingsRow>; zones: Map<string, string> },
): Promise<void> {
  if (written.length === 0) return;
  const now = ctx.now();
  const told = [...new Set(written.map(({ memberId }) => memberId))];
  const ways = await waysTo(ctx, told, settings);
  const deliveries = written.flatMap(({ id: notificationId, memberId, type }) => {
    const own = settings.get(memberId) ?? DEFAULT_SETTINGS;
    const choice = choiceOf(own.choices, type);
    const zone = zones.get(memberId) ?? ctx.org.timezone;
    return CHANNELS.filter((channel) => choice[channel] && ways.get(memberId)?.has(channel)).map((channel) => ({
      orgId: ctx.org.id,
      id: newId(),
      notificationId,
      memberId,
      channel,
      // The others are read as they come; digests are for mails.
      dueAt: dueAt(now, channel === "email" ? own : { ...own, digest: "immediate" }, zone),
      createdAt: now,
      updatedAt: now,
    }));
  });
  if (deliveries.length === 0) return;
  await ctx.db.insert(notificationDeliveries).values(deliveries).onConflictDoNothing();
  sendSoon(
    ctx,
    deliveries.filter((one) => one.dueAt <= now),
  );
}
