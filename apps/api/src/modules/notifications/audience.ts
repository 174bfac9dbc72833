import type { DomainEvent, EventDefinition, EventOf } from "@mainstay/events";
import type { Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { findReadable } from "../../records/read.ts";
import { activityCreated } from "../activities/activities.events.ts";
import { commentCreated, commentMentioned } from "../comments/comments.events.ts";
import { authorsOf } from "../comments/comments.service.ts";
import { dealCreated, dealLost, dealStageChanged, dealUpdated, dealWon } from "../deals/deals.events.ts";
import { draftAccepted, draftDeclined, draftQuestioned } from "../drafts/drafts.events.ts";
import { keepersOf } from "../drafts/keepers.ts";
import { leadCreated, leadStageChanged, leadUpdated } from "../leads/leads.events.ts";
import { messageBlocked, messageFailed, messageReceived } from "../messages/messages.events.ts";
import { stage } from "../pipelines/pipelines.object.ts";
import { taskAssigned, taskCompleted, taskDueSoon, taskOverdue } from "../tasks/tasks.events.ts";
import type { DocumentAnswer, NotificationData, NotificationType } from "./types.ts";

/** Who is to be told what. Of several reasons to tell one member the first in the list counts. */
export interface Told {
  memberIds: readonly (string | null)[];
  type: NotificationType;
  data?: NotificationData;
}

/** What an event is to members: the record it is about, and who should know. */
export interface News {
  object: string;
  recordId: string;
  told: Told[];
}

interface Rule {
  event: EventDefinition;
  newsOf(ctx: Ctx, event: DomainEvent): Promise<News | null>;
}

/** Which events are news, and to whom. Who may not read the record is left out later, as is who did it. */
export const RULES: Rule[] = [
  rule(commentCreated, async (ctx, { payload, recordId: commentId }) => {
    const { aboutObject: object, aboutId: recordId, parentId, mentioned } = payload;
    const data = { commentId, threadId: parentId ?? commentId };
    const others = [...(parentId ? await authorsOf(ctx, parentId) : []), ...(await membersOn(ctx, object, recordId))];
    return {
      object,
      recordId,
      told: [
        { memberIds: mentioned, type: "mention", data },
        { memberIds: others, type: "comment", data },
      ],
    };
  }),
  rule(commentMentioned, async (_, { payload, recordId: commentId }) => {
    const { aboutObject: object, aboutId: recordId, parentId, mentioned: memberIds } = payload;
    return {
      object,
      recordId,
      told: [{ memberIds, type: "mention", data: { commentId, threadId: parentId ?? commentId } }],
    };
  }),

  ...[leadCreated, dealCreated].map((event) =>
    // Who owned it then: who was given it since is told by that.
    rule(event, async (_, { object, recordId, payload: { ownerId } }) => ({
      object,
      recordId,
      told: [{ memberIds: [ownerId], type: "assignment", data: { isNew: true } }],
    })),
  ),
  ...[leadUpdated, dealUpdated].map((event) =>
    rule(event, async (ctx, { object, recordId, payload }) => {
      if (!payload.changed.includes("ownerId")) return null;
      return { object, recordId, told: [{ memberIds: await membersOn(ctx, object, recordId), type: "assignment" }] };
    }),
  ),
  ...[leadStageChanged, dealStageChanged].map((event) =>
    rule(event, async (ctx, { actor, object, recordId, payload: { toStageId } }) => {
      // What a customer's answer moves is told by the answer.
      if ("type" in actor && actor.type === "customer") return null;
      const to = await findReadable(ctx, stage, toStageId);
      // That it was won or lost is told by an event of its own.
      if (to?.type === "won" || to?.type === "lost") return null;
      return {
        object,
        recordId,
        told: [{ memberIds: await membersOn(ctx, object, recordId), type: "stage", data: { toStageId } }],
      };
    }),
  ),
  rule(dealWon, async (ctx, { object, recordId }) => {
    const owners = await membersOn(ctx, object, recordId);
    const data = { outcome: "won" } as const;
    const team = await teammatesOf(ctx, owners);
    return {
      object,
      recordId,
      told: [
        { memberIds: owners, type: "stage", data },
        { memberIds: team, type: "team", data },
      ],
    };
  }),
  rule(dealLost, async (ctx, { object, recordId }) => ({
    object,
    recordId,
    told: [{ memberIds: await membersOn(ctx, object, recordId), type: "stage", data: { outcome: "lost" } }],
  })),

  rule(messageReceived, async (_, { recordId, payload }) => ({
    ...(parentOf(payload) ?? { object: "message", recordId }),
    told: [{ memberIds: [payload.ownerId], type: "message", data: { channel: payload.channel } }],
  })),
  ...[messageFailed, messageBlocked].map((event) =>
    rule(event, async (_, { recordId, payload }) => ({
      ...(parentOf(payload) ?? { object: "message", recordId }),
      told: [
        { memberIds: [payload.ownerId], type: "failure", data: { channel: payload.channel, reason: payload.reason } },
      ],
    })),
  ),

  rule(draftAccepted, (ctx, { payload }) => answerTo(ctx, payload, "accepted")),
  rule(draftDeclined, (ctx, { payload }) => answerTo(ctx, payload, "declined")),
  rule(draftQuestioned, (ctx, { payload }) => answerTo(ctx, payload, "questioned")),

  rule(activityCreated, async (ctx, { actor, recordId: activityId, payload }) => {
    // What Mainstay writes down by itself is told by the event it follows from.
    if (!("type" in actor) || actor.type !== "member") return null;
    const parent = parentOf(payload);
    if (!parent) return null;
    const memberIds = await membersOn(ctx, parent.object, parent.recordId);
    return { ...parent, told: [{ memberIds, type: "team", data: { activityId, activityType: payload.type } }] };
  }),

  rule(taskAssigned, async (_, { object, recordId, payload: { newAssigneeIds, dueAt } }) => ({
    object,
    recordId,
    told: [{ memberIds: newAssigneeIds, type: "task_assigned", data: { dueAt } }],
  })),
  rule(taskDueSoon, async (_, { object, recordId, payload: { assigneeIds, dueAt } }) => ({
    object,
    recordId,
    told: [{ memberIds: assigneeIds, type: "task_due", data: { dueAt } }],
  })),
  rule(taskOverdue, async (_, { object, recordId, payload: { assigneeIds, dueAt } }) => ({
    object,
    recordId,
    told: [{ memberIds: assigneeIds, type: "task_overdue", data: { dueAt } }],
  })),
  rule(taskCompleted, async (_, { object, recordId, payload: { createdBy } }) => ({
    object,
    recordId,
    told: [{ memberIds: [createdBy], type: "task_done" }],
  })),
];

/** What is news to nobody by its payload alone: a change that leaves the owner, and what is its maker's own or nobody's. */
const NOTHING_NEW = [
  `(exists($.changed) && !exists($.changed[*] ? (@ == "ownerId")))`,
  `(exists($.createdBy) && exists($.ownerId) && ($.ownerId == null || $.ownerId == $.createdBy))`,
];

/**
 * Spares whoever tells most of what an import makes (a subscriber's `where`). A rule that cares for other changes than
 * the owner's has to be let through here.
 */
export const MAY_BE_NEWS = `!(${NOTHING_NEW.join(" || ")})`;

/** The rule of one event, its payload as the event declares it. */
function rule<Definition extends EventDefinition>(
  event: Definition,
  newsOf: (ctx: Ctx, event: EventOf<Definition>) => Promise<News | null>,
): Rule {
  return { event, newsOf: (ctx, told) => newsOf(ctx, told as EventOf<Definition>) };
}

/** What a customer did with a document: for who owns its deal or lead and who wrote it, else for who runs the organization. */
async function answerTo(
  ctx: Ctx,
  of: Linked & { ownerId: string | null },
  answer: DocumentAnswer,
): Promise<News | null> {
  const about = parentOf({ ...of, contactId: null });
  if (!about) return null;
  const memberIds = await keepersOf(ctx, [...(await membersOn(ctx, about.object, about.recordId)), of.ownerId]);
  return { ...about, told: [{ memberIds, type: "document", data: { answer } }] };
}

interface Linked {
  dealId: string | null;
  leadId: string | null;
  contactId: string | null;
  companyId?: string | null;
}

/** The most particular record that an activity or a message hangs on: what happened there is told as of that one. */
export function parentOf({ dealId, leadId, contactId, companyId }: Linked): Pick<News, "object" | "recordId"> | null {
  if (dealId) return { object: "deal", recordId: dealId };
  if (leadId) return { object: "lead", recordId: leadId };
  if (contactId) return { object: "contact", recordId: contactId };
  return companyId ? { object: "company", recordId: companyId } : null;
}

/** Whose record it is: its owner, or a task's assignees. */
async function membersOn(ctx: Ctx, objectName: string, recordId: string): Promise<string[]> {
  const object = objectNamed(objectName);
  const doc = await findReadable(ctx, object, recordId);
  const owner = object.meta.ownerField ? doc?.[object.meta.ownerField] : null;
  return [owner].flat().filter((id): id is string => typeof id === "string");
}

/** Who shares a team with one of them. */
async function teammatesOf(ctx: Ctx, memberIds: string[]): Promise<string[]> {
  const everybody = await ctx.house.auth.membershipsIn(ctx.org.id);
  return everybody
    .filter(({ member }) => member.teammates.some((id) => memberIds.includes(id)))
    .map(({ member }) => member.id);
}
