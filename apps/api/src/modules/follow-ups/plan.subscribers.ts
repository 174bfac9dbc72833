import { type DomainEvent, defineSubscriber } from "@mainstay/events";
import { shift } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { findReadable } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { activityCreated } from "../activities/activities.events.ts";
import { activity } from "../activities/activities.object.ts";
import { dealStageChanged } from "../deals/deals.events.ts";
import { draftSent } from "../drafts/drafts.events.ts";
import { leadCreated, leadStageChanged } from "../leads/leads.events.ts";
import { dueAfter } from "./due.ts";
import { makeSoon } from "./follow-ups.job.ts";
import { planFollowUp } from "./planning.ts";
import type { FollowUpRule } from "./rules.object.ts";
import { rulesFor, rulesForStage } from "./rules.service.ts";
import { subjectNow } from "./subjects.ts";

type Links = Parameters<typeof subjectNow>[1];

/** A document is with its reader: it was sent from here, or a lead or deal was moved to a stage that says so. */
export const planAfterDocuments = defineSubscriber<
  Ctx,
  [typeof draftSent, typeof dealStageChanged, typeof leadStageChanged]
>({
  name: "follow-ups.plan-after-documents",
  on: [draftSent, dealStageChanged, leadStageChanged],
  // Which stages are meant is for each rule to say.
  where: `exists($.toStageId) || ${only("type", ["proposal", "estimate"])}`,
  async run(ctx, event) {
    if (event.name === "draft.sent") {
      const trigger = event.payload.type === "estimate" ? "estimate_sent" : "proposal_sent";
      return planFrom(ctx, event, event.payload, (pipelineId) => rulesFor(ctx, trigger, pipelineId));
    }
    const rules = await rulesForStage(ctx, event.payload.toStageId);
    if (rules.length === 0) return;
    const leadId = event.name === "lead.stage_changed" ? event.payload.leadId : null;
    const dealId = event.name === "deal.stage_changed" ? event.payload.dealId : null;
    // Sending a document moves the deal as well, and tells more exactly what went out.
    if (await wasSentFromHere(ctx, { leadId, dealId }, event.at)) return;
    await planFrom(ctx, event, { leadId, dealId }, async () => rules);
  },
});

/** A meeting is in the calendar: its notes are to be written when it has been. */
export const planAfterMeetings = defineSubscriber<Ctx, [typeof activityCreated]>({
  name: "follow-ups.plan-after-meetings",
  on: [activityCreated],
  where: only("type", ["meeting"]),
  async run(ctx, { id: eventId, payload: { activityId, leadId, dealId } }) {
    const held = await findReadable(ctx, activity, activityId);
    if (!held) return;
    const subject = await subjectNow(ctx, { leadId, dealId });
    if (!subject?.isOpen) return;
    const since = new Date(held.at);
    for (const rule of await rulesFor(ctx, "meeting", subject.doc.pipelineId)) {
      const dueAt = dueAfter(since, rule, ctx.org);
      // One of long ago, from an import or a calendar that was just connected, wants no notes any more.
      if (!isAbout(held.subject, rule.words) || dueAt < shift(ctx.now(), -1, "days", ctx.org.timezone)) continue;
      const occasion = { since, meeting: held.subject };
      await planFollowUp(ctx, { rule, subject, dueAt, occasion, eventId, meetingId: held.id });
    }
  },
});

/** An inquiry came in by itself, by a form or a message; whoever took one in by phone has spoken to them already. */
export const planAnswers = defineSubscriber<Ctx, [typeof leadCreated]>({
  name: "follow-ups.plan-answers",
  on: [leadCreated],
  where: "$.createdBy == null",
  run: (ctx, event) =>
    planFrom(ctx, event, { leadId: event.payload.leadId, dealId: null }, (pipelineId) =>
      rulesFor(ctx, "inquiry", pipelineId),
    ),
});

async function planFrom(
  ctx: Ctx,
  { id: eventId, at }: DomainEvent,
  links: Links,
  rulesIn: (pipelineId: unknown) => Promise<FollowUpRule[]>,
): Promise<void> {
  const subject = await subjectNow(ctx, links);
  if (!subject?.isOpen) return;
  for (const rule of await rulesIn(subject.doc.pipelineId)) {
    const dueAt = dueAfter(at, rule, ctx.org);
    await planFollowUp(ctx, { rule, subject, dueAt, occasion: { since: at }, eventId });
    if (dueAt <= ctx.now()) makeSoon(ctx);
  }
}

/** Whether a meeting is one of those that a rule is for. */
function isAbout(subject: string, words: string[]): boolean {
  const lower = subject.toLowerCase();
  return words.length === 0 || words.some((word) => lower.includes(word.toLowerCase()));
}

async function wasSentFromHere(ctx: Ctx, { leadId, dealId }: Links, at: Date): Promise<boolean> {
  const [found] = await query(
    ctx.db,
    sql`select from drafts d where d.org_id = ${ctx.org.id} and d.type in ('proposal', 'estimate') and d.deleted_at is null
      and ${dealId ? sql`d.deal_id = ${dealId}` : sql`d.lead_id = ${leadId}`}
      and d.sent_at between ${at}::timestamptz - interval '1 minute' and ${at}::timestamptz + interval '1 minute' limit 1`,
  );
  return found !== undefined;
}

/** A jsonpath predicate: the payload's field is one of these. */
function only(field: string, values: readonly string[]): string {
  return `(${values.map((value) => `$.${field} == "${value}"`).join(" || ")})`;
}
