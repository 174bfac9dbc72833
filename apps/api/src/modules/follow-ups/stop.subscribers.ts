import { defineSubscriber, type EventDefinition } from "@mainstay/events";
import { and, eq, or } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { findReadable } from "../../records/read.ts";
import { eventOf } from "../../records/record.events.ts";
import { updateRecord } from "../../records/write.ts";
import { activityCreated } from "../activities/activities.events.ts";
import { activity } from "../activities/activities.object.ts";
import { dealUpdated } from "../deals/deals.events.ts";
import { draftAccepted, draftDeclined } from "../drafts/drafts.events.ts";
import { leadUpdated } from "../leads/leads.events.ts";
import { draftRejected, messageReceived, messageSent } from "../messages/messages.events.ts";
import { dueAfter } from "./due.ts";
import { makeSoon } from "./follow-ups.job.ts";
import { plannedFollowUps } from "./follow-ups.table.ts";
import { OF_DOCUMENTS, UNTIL_REACHED } from "./follow-ups.words.ts";
import { allRules } from "./rules.service.ts";
import { stopByMessage, stopFollowUps, takeBack, type Whose } from "./stopping.ts";
import { subjectNow } from "./subjects.ts";

/** Who has answered, decided or gone is not followed up by rule any more. */
export const stopWhenAnswered = defineSubscriber<
  Ctx,
  [
    typeof messageReceived,
    typeof draftAccepted,
    typeof draftDeclined,
    typeof leadUpdated,
    typeof dealUpdated,
    typeof messageSent,
    typeof draftRejected,
  ]
>({
  name: "follow-ups.stop-when-answered",
  on: [messageReceived, draftAccepted, draftDeclined, leadUpdated, dealUpdated, messageSent, draftRejected],
  where: `!exists($.changed) || ${changed("status")}`,
  async run(ctx, { name, payload, at }) {
    switch (name) {
      case "message.received":
        // An out-of-office note is nobody's answer.
        if (payload.isAutomatic) return;
        return stopFollowUps(ctx, payload, { triggers: ANSWERED, at, as: "canceled", why: "They wrote." });
      case "draft.accepted":
      case "draft.declined": {
        const why = name === "draft.accepted" ? "They accepted." : "They declined.";
        return stopFollowUps(ctx, ofRecord(payload), { triggers: OF_DOCUMENTS, at, as: "canceled", why });
      }
      case "lead.updated":
        return stopIfClosed(ctx, { leadId: payload.leadId, dealId: null });
      case "deal.updated":
        return stopIfClosed(ctx, { leadId: null, dealId: payload.dealId });
      case "message.sent":
        return stopByMessage(ctx, payload.messageId, { as: "completed", why: "The message written for it went out." });
      case "draft.rejected":
        return stopByMessage(ctx, payload.messageId, { as: "canceled", why: "The draft was rejected." });
    }
  },
});

/** What a word of theirs settles. An inquiry that they add to still waits for an answer of ours. */
const ANSWERED = [...OF_DOCUMENTS, "lead_quiet"] as const;

/** Somebody called, wrote or met them: what only wanted that is done. A call of theirs is an answer, too. */
export const stopWhenReached = defineSubscriber<Ctx, [typeof activityCreated]>({
  name: "follow-ups.stop-when-reached",
  on: [activityCreated],
  where: `$.direction == "outbound" || $.type == "phone_call" || $.type == "meeting"`,
  async run(ctx, { payload, at }) {
    await stopFollowUps(ctx, ofRecord(payload), {
      triggers: UNTIL_REACHED,
      at,
      as: "completed",
      why: "Somebody got in touch.",
    });
    if (payload.type !== "phone_call" || payload.direction !== "inbound") return;
    await stopFollowUps(ctx, payload, { triggers: ANSWERED, at, as: "canceled", why: "They called." });
  },
});

/** A meeting that is moved takes its notes along; a follow-up that is settled or gone needs no draft any more. */
export const followActivities = defineSubscriber<Ctx, EventDefinition[]>({
  name: "follow-ups.follow-activities",
  on: [eventOf(activity, "updated"), eventOf(activity, "deleted")],
  where: `$.changed.size() == 0 || ${["followUpStatus", "followUpAt", "at"].map(changed).join(" || ")}`,
  async run(ctx, { recordId: activityId }) {
    const planned = await ctx.db
      .select()
      .from(plannedFollowUps)
      .where(
        and(
          eq(plannedFollowUps.orgId, ctx.org.id),
          or(eq(plannedFollowUps.activityId, activityId), eq(plannedFollowUps.meetingId, activityId)),
        ),
      );
    for (const one of planned) await (one.meetingId === activityId ? moveNotes : tidyUp)(ctx, one);
  },
});

type Planned = typeof plannedFollowUps.$inferSelect;

/** The notes of a meeting are due with it, and not at all when it is gone. */
async function moveNotes(ctx: Ctx, { meetingId, activityId, ruleId }: Planned): Promise<void> {
  const note = await findReadable(ctx, activity, activityId);
  if (note?.followUpStatus !== "pending") return;
  const held = await findReadable(ctx, activity, meetingId);
  const rule = (await allRules(ctx)).find(({ id }) => id === ruleId);
  const patch =
    held && rule
      ? { followUpAt: dueAfter(new Date(held.at), rule, ctx.org).toISOString() }
      : { followUpStatus: "canceled" };
  const reason = held ? "The meeting was moved." : "The meeting is gone.";
  await updateRecord({ ...ctx, source: "automation" }, activity, activityId, patch, { trusted: true, reason });
}

/** Settled by a person: the draft goes as well. Open again: it may be written after all. */
async function tidyUp(ctx: Ctx, { activityId, messageId, settledAt }: Planned): Promise<void> {
  const doc = await findReadable(ctx, activity, activityId);
  const isOpen = doc?.followUpStatus === "pending";
  if (!isOpen && messageId) return takeBack(ctx, messageId, "Its follow-up is settled.");
  if (messageId) return;
  // Asked for now rather than on the day that the rule said.
  if (isOpen && doc.followUpAt && new Date(doc.followUpAt) <= ctx.now()) makeSoon(ctx);
  if (isOpen === (settledAt === null)) return;
  await ctx.db
    .update(plannedFollowUps)
    .set({ settledAt: isOpen ? null : ctx.now() })
    .where(and(eq(plannedFollowUps.orgId, ctx.org.id), eq(plannedFollowUps.activityId, activityId)));
}

async function stopIfClosed(ctx: Ctx, links: { leadId: string | null; dealId: string | null }): Promise<void> {
  // A lead that became a deal lives on in it.
  const subject = await subjectNow(ctx, links);
  if (subject && !subject.isOpen) await stopFollowUps(ctx, links, { as: "canceled", why: "It is closed." });
}

/** By the deal or lead alone, whoever is behind it. */
const ofRecord = ({ leadId, dealId }: Whose): Whose => ({ leadId, dealId });

/** A jsonpath predicate: a field is among those an update changed. */
function changed(field: string): string {
  return `exists($.changed[*] ? (@ == "${field}"))`;
}
