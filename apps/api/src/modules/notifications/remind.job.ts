import { defineJob, defineSchedule, type JobDefinition } from "@mainstay/jobs";
import { sql } from "drizzle-orm";
import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { findReadable } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { activity } from "../activities/activities.object.ts";
import { parentOf } from "./audience.ts";
import { tellMembers } from "./tell.ts";

const About = z.object({ activityId: z.uuid(), kind: z.enum(["meeting", "follow_up"]) });

/** Reminds of one meeting or follow-up; done again, it reminds of the same time no second time. */
const remindOf = defineJob<Ctx, typeof About>({
  name: "notifications.remind-of",
  schema: About,
  concurrency: 2,
  async run(ctx, { activityId, kind }) {
    const doc = await findReadable(ctx, activity, activityId);
    const parent = doc && parentOf(doc);
    if (!doc || !parent) return;
    const isFollowUp = kind === "follow_up";
    const dueAt = isFollowUp ? doc.followUpAt : doc.at;
    // Done, or put off, since it was found.
    if (isFollowUp && (doc.followUpStatus !== "pending" || !dueAt || new Date(dueAt) > ctx.now())) return;
    // A meeting may be followed up at the very time it begins.
    const cause = { id: uuidOf(`${doc.id}/${kind}/${dueAt}`, REMINDERS), actor: ctx.actor, at: ctx.now() };
    const data = { activityId: doc.id, activityType: kind, dueAt };
    const news = { ...parent, told: [{ memberIds: [doc.memberId], type: "reminder", data } as const] };
    // Told and put in line for the channels together: done again after a crash in between, it would be told already.
    await inTransaction(ctx, (ctx) => tellMembers(ctx, cause, news));
  },
});

/** The name space of causes that are times and no events. */
const REMINDERS = "6f0f9f43-6d0e-4b0c-9f0f-0d6a9a3f5d11";

/** Finds meetings that begin within a quarter of an hour, and follow-ups whose time has come. */
export const sweepReminders = defineJob<Ctx, z.ZodObject>({
  name: "notifications.sweep-reminders",
  schema: z.object({}),
  async run({ house }) {
    const due = await query<{ org_id: string; activity_id: string; kind: "meeting" | "follow_up" }>(
      house.database.system,
      sql`select * from app.due_reminders(${house.now()})`,
    );
    await house.jobs.sendMany(
      remindOf,
      due.map(({ org_id: orgId, activity_id: activityId, kind }) => ({
        ...{ payload: { activityId, kind }, orgId },
        key: `${activityId}/${kind}`,
      })),
    );
  },
});

const KEEP_DAYS = 180;
const AT_ONCE = 10_000;

/** Forgets notifications that nobody will look for any more, and their deliveries. */
const forgetNotifications = defineJob<Ctx, z.ZodObject>({
  name: "notifications.forget",
  schema: z.object({}),
  async run({ house }) {
    const before = new Date(house.now().getTime() - KEEP_DAYS * 86_400_000);
    let gone = AT_ONCE;
    while (gone === AT_ONCE) {
      const [row] = await query<{ gone: number }>(
        house.database.system,
        sql`select app.forget_notifications(${before}, ${AT_ONCE}) as gone`,
      );
      gone = row?.gone ?? 0;
    }
  },
});

export const reminderJobs: JobDefinition<Ctx>[] = [remindOf, sweepReminders, forgetNotifications];
export const reminderSchedules = [
  defineSchedule<Ctx, z.ZodObject>({
    name: "notifications.remind-every-minute",
    cron: "* * * * *",
    job: sweepReminders,
    payload: {},
  }),
  defineSchedule<Ctx, z.ZodObject>({
    name: "notifications.forget-nightly",
    cron: "10 4 * * *",
    job: forgetNotifications,
    payload: {},
  }),
];
