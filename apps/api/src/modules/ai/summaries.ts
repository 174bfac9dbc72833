import { type InteractionSummary, languageOf, summarizeInteraction } from "@mainstay/ai";
import { dateIn } from "@mainstay/model/time";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import type { Done } from "../../records/operation.ts";
import { findReadable } from "../../records/read.ts";
import { masked } from "../../records/scope.ts";
import { titleOf, updateRecord } from "../../records/write.ts";
import { type Activity, activity } from "../activities/activities.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import type { AiAbout } from "./actions.ts";
import { type AiDone, runAiTask } from "./run-task.ts";

export const SummarizeRequest = z.union([
  z.strictObject({ activityId: z.uuid() }),
  z.strictObject({ text: z.string().trim().min(1).max(50_000) }),
]);
type SummarizeRequest = z.output<typeof SummarizeRequest>;

/**
 * Summarizes an activity, which keeps the summary, or a text, which nobody keeps.
 * @throws Problem forbidden when it is off, not-found for an activity that is not the actor's to change
 */
export async function summarize(ctx: Ctx, request: SummarizeRequest): Promise<Done<AiDone<InteractionSummary>>> {
  if ("text" in request) return { result: await summarizeText(ctx, request.text, {}), operation: null };
  // Whoever may not keep the summary is told so before a model is paid for it.
  const kept = await inTransaction(ctx, (ctx) => lockRecord(ctx, activity, request.activityId, "edit"));
  const found = masked(ctx, activity.meta, kept as Activity);
  const text = [found.subject, found.body].filter(Boolean).join("\n\n");
  if (!text) throw invalidField("activityId", "There is nothing in this activity to summarize.");
  const person = await findReadable(ctx, contact, found.contactId);
  const result = await summarizeText(ctx, text, {
    writtenBy: found.direction === "outbound" ? "us" : "them",
    names: person ? [titleOf(contact, masked(ctx, contact.meta, person))] : [],
    about: { leadId: found.leadId, dealId: found.dealId },
  });
  const { operation } = await updateRecord(
    ctx,
    activity,
    found.id,
    {},
    { set: { aiSummary: result.output.summary }, summary: `Summarized ${titleOf(activity, found) || "an activity"}` },
  );
  return { result, operation };
}

function summarizeText(
  ctx: Ctx,
  text: string,
  { about, ...known }: { writtenBy?: "us" | "them"; names?: string[]; about?: AiAbout },
) {
  const input = {
    text: text.slice(0, 50_000),
    today: dateIn(ctx.org.timezone, ctx.now()),
    language: languageOf(ctx.member?.locale ?? ctx.org.locale),
    country: ctx.org.country,
    ...known,
  };
  return runAiTask(ctx, { feature: "summaries", task: summarizeInteraction, input, about });
}
