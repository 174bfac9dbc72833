import { checkCitations, discoveryQuestions, languageOf, type Passage, type QuestionsInput } from "@mainstay/ai";
import type { Field } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { and, eq, isNull, max } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { visibleFields } from "../../records/list.ts";
import { mayNot } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, emit, inOperation } from "../../records/operation.ts";
import { findReadable, findRecord } from "../../records/read.ts";
import { isEmpty } from "../../records/same.ts";
import { masked, mayEver } from "../../records/scope.ts";
import { createRecord, titleOf } from "../../records/write.ts";
import { type AiDone, requireFeature, runAiTask } from "../ai/index.ts";
import { contact } from "../contacts/contacts.object.ts";
import { findPassages } from "../knowledge/find-passages.ts";
import { lead } from "../leads/leads.object.ts";
import { questionsGenerated } from "./questions.events.ts";
import { type Question, question } from "./questions.object.ts";
import { questions } from "./questions.table.ts";

export const GenerateQuestions = z.strictObject({
  count: z.number().int().min(1).max(10).default(5),
  contextNotes: z.string().trim().max(2_000).nullish(),
});
type GenerateQuestions = z.output<typeof GenerateQuestions>;

export interface Generated {
  questions: Question[];
  by: AiDone<unknown>;
}

/** Fields of a lead that an answer fills; the organization's own come beside them. */
const FILLABLE = ["serviceType", "expectedCloseDate", "estimatedValue", "preferredTime"];
const PASSAGES = 6;

/**
 * Writes questions for a lead, the next best first: what is unknown about it, what its service wants to know, what the
 * organization's own documents say to ask. Never one that is there already, whatever became of that.
 * @throws Problem not-found, forbidden also when it is switched off
 */
export async function generateQuestions(
  ctx: Ctx,
  leadId: string,
  { count, contextNotes }: GenerateQuestions,
): Promise<Done<Generated>> {
  if (!mayEver(ctx, question.meta, "create")) throw mayNot(ctx, question, "create");
  // Before a vector of the topic is paid for.
  await requireFeature(ctx, "questions");
  const doc = masked(ctx, lead.meta, await findRecord(ctx, lead, leadId));
  const passages = await findPassages(ctx, topicOf(doc, contextNotes), PASSAGES);
  const by = await runAiTask(ctx, {
    feature: "questions",
    task: discoveryQuestions,
    input: { ...(await inputFor(ctx, doc)), count, contextNotes, passages },
    about: { leadId },
    citationsOf: (output) => output.questions.flatMap(({ citations }) => checkCitations(citations, passages)),
  });
  const { result, operation } = await keep(ctx, leadId, by, passages);
  return { result: { questions: result, by }, operation };
}

type Written = AiDone<{
  questions: {
    text: string;
    rationale: string;
    fills: string | null;
    citations: { passage: string; quote: string }[];
  }[];
}>;

async function keep(ctx: Ctx, leadId: string, by: Written, passages: Passage[]): Promise<Done<Question[]>> {
  const { questions: written } = by.output;
  const summary = `Wrote ${written.length} ${written.length === 1 ? "question" : "questions"} to ask`;
  return inOperation(ctx, { kind: "create", summary }, async (ctx) => {
    const first = await nextPosition(ctx, leadId);
    const kept: Question[] = [];
    for (const [i, one] of written.entries()) {
      const values = { ...one, leadId, citations: checkCitations(one.citations, passages), attachments: [] };
      const set = { position: first + i, status: "generated", writtenBy: by.provider };
      const { result } = await createRecord(ctx, question, { ...values, ...set }, { trusted: true });
      kept.push(result);
    }
    if (kept.length > 0) {
      const payload = { leadId, questionIds: kept.map(({ id }) => id) };
      emit(ctx, questionsGenerated, { object: "lead", recordId: leadId, payload });
    }
    return kept;
  });
}

/** The place after a lead's last question. */
export async function nextPosition(ctx: Ctx, leadId: string): Promise<number> {
  const [last] = await ctx.db
    .select({ position: max(questions.position) })
    .from(questions)
    .where(and(eq(questions.orgId, ctx.org.id), eq(questions.leadId, leadId)));
  return (last?.position ?? -1) + 1;
}

async function inputFor(ctx: Ctx, doc: AnyDoc) {
  const fields = (await visibleFields(ctx, lead)).filter(({ name, custom }) => custom || FILLABLE.includes(name));
  const person = await findReadable(ctx, contact, doc.contactId);
  const [empty, filled] = [true, false].map((wanted) => fields.filter((field) => isEmpty(held(doc, field)) === wanted));
  return {
    language: languageOf(ctx.org.locale),
    business: ctx.org.name,
    title: titleOf(lead, doc),
    serviceType: text(doc.serviceType),
    description: [doc.description, doc.notes].filter(Boolean).join("\n\n").slice(0, 8_000) || null,
    known: Object.fromEntries((filled ?? []).map((field) => [field.label, String(held(doc, field))])),
    unknown: (empty ?? []).map((field) => ({ field: fieldPath(field), label: field.label })),
    asked: await askedBefore(ctx, doc.id),
    names: person ? [titleOf(contact, masked(ctx, contact.meta, person))] : [],
  } satisfies z.input<typeof QuestionsInput>;
}

const held = (doc: AnyDoc, { name, custom }: Field): unknown => (custom ? doc.custom[name] : doc[name]);

const topicOf = (doc: AnyDoc, notes: string | null | undefined): string =>
  [doc.serviceType, doc.title, doc.description, notes].filter(Boolean).join(" ").slice(0, 1_000);

async function askedBefore(ctx: Ctx, leadId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ text: questions.text })
    .from(questions)
    .where(and(eq(questions.orgId, ctx.org.id), eq(questions.leadId, leadId), isNull(questions.deletedAt)));
  return rows.map((row) => row.text);
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
