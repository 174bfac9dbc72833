import { type FollowUpInput, languageOf, type SuggestedFollowUp, suggestFollowUp } from "@mainstay/ai";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { listRecords } from "../../records/list.ts";
import { mayNot } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { Done } from "../../records/operation.ts";
import { findReadable, findRecord } from "../../records/read.ts";
import { masked, mayEver } from "../../records/scope.ts";
import { titleOf } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { type Message, message } from "../messages/messages.object.ts";
import { draftMessage } from "../messages/messages.service.ts";
import { stageById } from "../pipelines/pipelines.service.ts";
import { linkMessage } from "./actions.ts";
import { type AiDone, runAiTask } from "./run-task.ts";

export const SuggestFollowUpRequest = z
  .strictObject({
    leadId: z.uuid().optional(),
    dealId: z.uuid().optional(),
    write: z
      .boolean()
      .default(false)
      .describe("Also write the suggested e-mail or SMS as a draft that waits for approval"),
  })
  .refine(({ leadId, dealId }) => Boolean(leadId) !== Boolean(dealId), {
    error: "Name a lead or a deal.",
    path: ["leadId"],
  });
type SuggestFollowUpRequest = z.output<typeof SuggestFollowUpRequest>;

export interface FollowUpSuggested extends AiDone<SuggestedFollowUp> {
  /** The draft, when one was asked for and the suggestion is not a call. */
  message: Message | null;
}

/** What was said before that a suggestion looks at. */
const INTERACTIONS = 3;

/**
 * How to get in touch next about a lead or deal, and with which words. Whom it would go to is the record's own contact:
 * no text decides that.
 * @throws Problem forbidden, also when it is off, not-found for what is not the actor's to read
 */
export async function suggestNext(ctx: Ctx, request: SuggestFollowUpRequest): Promise<Done<FollowUpSuggested>> {
  if (!mayEver(ctx, message.meta, "create")) throw mayNot(ctx, message, "create");
  const { input, about } = await gather(ctx, request);
  const result = await runAiTask(ctx, { feature: "follow_ups", task: suggestFollowUp, input, about });
  if (!request.write || result.output.channel === "call") {
    return { result: { ...result, message: null }, operation: null };
  }
  const { channel, email, sms } = result.output;
  const words = channel === "email" ? email : { subject: null, body: sms };
  const written = await draftMessage(ctx, { ...about, channel, ...words, writtenBy: "ai" });
  await linkMessage(ctx, result.actionId, written.result.id);
  return { result: { ...result, message: written.result }, operation: written.operation };
}

/** What is known of the record, as far as the actor may see it. */
async function gather(ctx: Ctx, { leadId, dealId }: SuggestFollowUpRequest) {
  const about = leadId ? await aboutLead(ctx, leadId) : await aboutDeal(ctx, dealId ?? "");
  const found = await findReadable(ctx, contact, about.contactId);
  const person = found && masked(ctx, contact.meta, found);
  const email = (person && primaryEmail(person)) ?? about.email;
  const phone = (person && primaryPhone(person)) ?? about.phone;
  const preferred = person?.preferredChannel;
  const input: z.input<typeof FollowUpInput> = {
    language: languageOf(ctx.org.locale),
    now: ctx.now().toISOString(),
    business: ctx.org.name,
    sender: ctx.member?.name ?? null,
    contact: {
      name: person ? titleOf(contact, person) : null,
      preferredChannel: preferred === "email" || preferred === "sms" || preferred === "phone" ? preferred : null,
    },
    reach: [...(email ? (["email"] as const) : []), ...(phone ? (["sms", "call"] as const) : [])],
    about: about.facts,
    interactions: await lastInteractions(ctx, leadId ? sql`t.lead_id = ${leadId}` : sql`t.deal_id = ${dealId}`),
  };
  return { input, about: { leadId: leadId ?? null, dealId: dealId ?? null } };
}

async function aboutLead(ctx: Ctx, id: string) {
  const doc = masked(ctx, lead.meta, await findRecord(ctx, lead, id));
  const facts = {
    kind: "lead" as const,
    title: titleOf(lead, doc),
    serviceType: doc.serviceType ?? null,
    stage: await stageKey(ctx, "lead", doc),
    amount: doc.estimatedValue ?? null,
    currency: doc.currency ?? ctx.org.currency,
    expectedCloseDate: doc.expectedCloseDate ?? null,
  };
  return { facts, contactId: doc.contactId, email: doc.email, phone: doc.phone };
}

async function aboutDeal(ctx: Ctx, id: string) {
  const doc = masked(ctx, deal.meta, await findRecord(ctx, deal, id));
  const facts = {
    kind: "deal" as const,
    title: titleOf(deal, doc),
    serviceType: doc.serviceType ?? null,
    stage: await stageKey(ctx, "deal", doc),
    amount: doc.amount ?? null,
    currency: doc.currency ?? ctx.org.currency,
    expectedCloseDate: doc.closeDate ?? null,
  };
  return { facts, contactId: doc.contactId, email: null, phone: null };
}

const stageKey = async (ctx: Ctx, object: "lead" | "deal", { stageId }: AnyDoc) =>
  stageId ? (await stageById(ctx, object, String(stageId))).key : null;

async function lastInteractions(ctx: Ctx, where: ReturnType<typeof sql>) {
  if (!mayEver(ctx, activity.meta, "read")) return [];
  const isSaid = sql`${where} and t.type <> 'system' and t.at <= ${ctx.now().toISOString()}::timestamptz`;
  const { data } = await listRecords(ctx, activity, { where: isSaid, sort: "-at", limit: INTERACTIONS });
  const docs: AnyDoc[] = JSON.parse(data.text);
  return docs.map(({ at, type, direction, subject, body }) => ({
    at: String(at),
    type: String(type),
    direction: direction === "inbound" || direction === "outbound" ? direction : null,
    subject: typeof subject === "string" ? subject : null,
    body: typeof body === "string" ? body : null,
  })) satisfies z.input<typeof FollowUpInput>["interactions"];
}
