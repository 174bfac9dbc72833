import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { ACTIVITY_LINKS } from "../activities/timeline.entries.ts";

export const LogCall = z
  .strictObject({
    about: z.object({ object: z.enum(["lead", "deal", "contact", "company"]), id: z.uuid() }),
    outcome: z.enum(["none", "spoke", "left_voicemail", "no_show", "rescheduled"]).default("none"),
    body: z.string().trim().max(20_000).optional(),
    followUpAt: z.iso.datetime({ offset: true }).nullish().describe("When to come back to it"),
    settles: z.array(z.uuid()).max(20).default([]).describe("Follow-ups, by activity, that the call answers"),
  })
  .meta({ id: "LogCall" });
export type LogCall = z.infer<typeof LogCall>;

/**
 * Writes down a call of ours and settles the follow-ups it answers: one operation, so that one Undo takes back both.
 * @throws Problem not-found or forbidden for a record or follow-up that is not the member's to work on
 */
export async function logCall(ctx: Ctx, { about, settles, ...call }: LogCall): Promise<Done<AnyDoc>> {
  return inOperation(ctx, { kind: "create", summary: "Logged a call" }, async (ctx) => {
    const link = ACTIVITY_LINKS[about.object] ?? "contactId";
    const { result } = await createRecord(ctx, activity, {
      ...call,
      type: "phone_call",
      direction: "outbound",
      [link]: about.id,
    });
    for (const id of settles) await updateRecord(ctx, activity, id, { followUpStatus: "completed" });
    return result;
  });
}
