import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { isObject } from "../../records/object.ts";
import { titlesOfRecords } from "../../records/summary-titles.ts";
import { wordsOf } from "../comments/comments.service.ts";
import type { notifications } from "./notifications.table.ts";
import { DOCUMENT_ANSWERS, NOTIFICATION_TYPES } from "./types.ts";

export type NotificationRow = typeof notifications.$inferSelect;

const moment = z.iso.datetime({ offset: true });
export const Notification = z
  .object({
    id: z.uuid(),
    type: z.enum(NOTIFICATION_TYPES),
    object: z.string(),
    recordId: z.uuid(),
    title: z.string().describe("What the record is called now"),
    actor: z.object({ type: z.string(), name: z.string() }),
    text: z.string().nullable().describe("What was said, of a comment that is still there"),
    stage: z.string().nullable().describe("Where the record moved to"),
    view: z.string().nullable().describe("The view that it entered"),
    commentId: z.uuid().nullable(),
    threadId: z.uuid().nullable().describe("What a quick reply answers"),
    outcome: z.enum(["won", "lost"]).nullable(),
    answer: z.enum(DOCUMENT_ANSWERS).nullable().describe("What a customer did with a document"),
    channel: z.string().nullable(),
    reason: z.string().nullable(),
    dueAt: moment.nullable(),
    activityType: z.string().nullable(),
    isNew: z.boolean(),
    isOneOfMany: z.boolean(),
    at: moment,
    surfacesAt: moment.describe("Later than now while it is put off"),
    readAt: moment.nullable(),
    archivedAt: moment.nullable(),
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;

/** Notifications as their member is shown them; those about records that are no longer theirs to see are left out. */
export async function itemsOf(ctx: Ctx, rows: NotificationRow[]): Promise<Notification[]> {
  const titles = new Map<string, string>();
  for (const [object, own] of Map.groupBy(rows, (row) => row.object)) {
    if (!isObject(object)) continue;
    const ids = [...new Set(own.map(({ recordId }) => recordId))];
    for (const [id, title] of await titlesOfRecords(ctx, object, ids)) titles.set(id, title);
  }
  const words = await wordsOf(ctx, given(rows, "commentId"));
  const stages = await titlesOfRecords(ctx, "stage", given(rows, "toStageId"));
  const views = await titlesOfRecords(ctx, "view", given(rows, "viewId"));
  return rows.flatMap((row) => {
    const title = titles.get(row.recordId);
    if (title === undefined) return [];
    const { commentId = null, threadId = null, toStageId, outcome = null, channel = null, reason = null } = row.data;
    const { answer = null, dueAt = null, activityType = null, isNew = false, isOneOfMany = false } = row.data;
    return [
      {
        ...{ id: row.id, type: row.type, object: row.object, recordId: row.recordId, title },
        actor: { type: row.actor.type, name: row.actor.name },
        text: words.get(commentId ?? "") ?? null,
        stage: stages.get(toStageId ?? "") ?? null,
        view: views.get(row.data.viewId ?? "") ?? null,
        ...{ commentId, threadId, outcome, answer, channel, reason, dueAt, activityType, isNew, isOneOfMany },
        at: row.at.toISOString(),
        surfacesAt: row.surfacesAt.toISOString(),
        readAt: row.readAt?.toISOString() ?? null,
        archivedAt: row.archivedAt?.toISOString() ?? null,
      },
    ];
  });
}

const given = (rows: NotificationRow[], name: "commentId" | "toStageId" | "viewId"): string[] => [
  ...new Set(rows.flatMap(({ data }) => data[name] ?? [])),
];
