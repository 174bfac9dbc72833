import { findBudget, findDay, languageOf } from "@mainstay/ai";
import { dateIn } from "@mainstay/model/time";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalidField } from "../../platform/problem.ts";
import { lockRecord, lockRecords, mayNot } from "../../records/lock.ts";
import { type Done, emit, inOperation, type OpCtx } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { isEmpty } from "../../records/same.ts";
import { masked, mayEver } from "../../records/scope.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { file } from "../files/files.object.ts";
import { lead } from "../leads/leads.object.ts";
import { nextPosition } from "./generate.ts";
import { questionAnswered } from "./questions.events.ts";
import { type Question, question } from "./questions.object.ts";
import { questions } from "./questions.table.ts";

const TRUSTED = { trusted: true } as const;

export const WriteQuestion = z.strictObject({
  text: z.string().trim().min(5).max(500),
  rationale: z.string().trim().max(1_000).nullish(),
});

/** A member's own question, after the others. @throws Problem not-found, forbidden, invalid */
export async function writeQuestion(
  ctx: Ctx,
  leadId: string,
  { text, rationale }: z.output<typeof WriteQuestion>,
): Promise<Done<Question>> {
  if (!mayEver(ctx, question.meta, "create")) throw mayNot(ctx, question, "create");
  await findRecord(ctx, lead, leadId);
  return inOperation(ctx, { kind: "create", summary: `Wrote a question: ${text}` }, async (ctx) => {
    const set = { position: await nextPosition(ctx, leadId) };
    return (await createRecord(ctx, question, { text, rationale, leadId }, { set })).result;
  });
}

/** Notes that it was put to the customer; asking an answered one changes nothing. @throws Problem not-found, forbidden */
export async function askQuestion(ctx: Ctx, leadId: string, id: string): Promise<Done<Question>> {
  return changing(ctx, leadId, id, "Asked", async (ctx, current) => {
    if (current.status === "answered" || current.status === "asked") return current;
    return move(ctx, id, { status: "asked", askedAt: ctx.now().toISOString() });
  });
}

/** Takes it off the list without forgetting it: it is not generated again. @throws Problem not-found, forbidden, conflict */
export async function discardQuestion(ctx: Ctx, leadId: string, id: string): Promise<Done<Question>> {
  return changing(ctx, leadId, id, "Discarded", async (ctx, current) => {
    if (current.status === "answered") throw conflict("This question is answered; delete it instead.");
    return move(ctx, id, { status: "discarded" });
  });
}

export const AnswerQuestion = z.strictObject({
  answer: z.string().trim().min(1).max(20_000),
  attachments: z.array(z.uuid()).max(20).default([]).describe("Files of the lead"),
});

/** A value for an empty field of the lead, read out of an answer; a member confirms it by changing the lead. */
export interface Suggestion {
  field: string;
  value: string;
}

export interface Answered {
  question: Question;
  suggestion: Suggestion | null;
}

/**
 * Writes an answer down, also in place of an earlier one.
 * @throws Problem not-found, forbidden, invalid for an attachment that is no file of the lead's
 */
export async function answerQuestion(
  ctx: Ctx,
  leadId: string,
  id: string,
  { answer, attachments }: z.output<typeof AnswerQuestion>,
): Promise<Done<Answered>> {
  await requireFiles(ctx, leadId, attachments);
  const done = await changing(ctx, leadId, id, "Answered", async (ctx) => {
    const now = ctx.now().toISOString();
    const patch = { status: "answered", answer, attachments, answeredAt: now, answeredBy: ctx.member?.id ?? null };
    emit(ctx, questionAnswered, { object: "question", recordId: id, payload: { questionId: id, leadId } });
    return move(ctx, id, patch);
  });
  return { ...done, result: { question: done.result, suggestion: await suggestionFrom(ctx, leadId, done.result) } };
}

export const OrderQuestions = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });

/** Puts questions of a lead into this order, the others after them. @throws Problem not-found, forbidden, invalid */
export async function orderQuestions(ctx: Ctx, leadId: string, ids: string[]): Promise<Done<null>> {
  await findRecord(ctx, lead, leadId);
  return inOperation(ctx, { kind: "update", summary: "Reordered questions" }, async (ctx) => {
    const own = await ctx.db
      .select({ id: questions.id })
      .from(questions)
      .where(and(eq(questions.orgId, ctx.org.id), eq(questions.leadId, leadId), isNull(questions.deletedAt)))
      .orderBy(questions.position, questions.id);
    const known = own.map((row) => row.id);
    if (ids.some((id) => !known.includes(id)))
      throw invalidField("ids", "Not all of these are questions of this lead.");
    const order = [...new Set([...ids, ...known])];
    await lockRecords(ctx, question, order, "edit");
    for (const [position, id] of order.entries()) await updateRecord(ctx, question, id, { position }, TRUSTED);
    return null;
  });
}

/** One question of a lead, locked and changed by `change` in one operation. */
async function changing(
  ctx: Ctx,
  leadId: string,
  id: string,
  verb: string,
  change: (ctx: OpCtx, current: Question) => Promise<Question>,
): Promise<Done<Question>> {
  return inOperation(ctx, { kind: "update", summary: verb }, async (ctx, describe) => {
    const current = (await lockRecord(ctx, question, id, "edit")) as Question;
    if (current.leadId !== leadId) throw invalidField("leadId", "This is a question about another lead.");
    describe({ summary: `${verb} “${current.text}”` });
    return change(ctx, current);
  });
}

async function move(ctx: OpCtx, id: string, patch: Record<string, unknown>): Promise<Question> {
  const unanswered = patch.status === "answered" ? {} : { answer: null };
  return (await updateRecord(ctx, question, id, { ...unanswered, ...patch }, TRUSTED)).result;
}

async function requireFiles(ctx: Ctx, leadId: string, ids: string[]): Promise<void> {
  for (const id of ids) {
    const found = await findRecord(ctx, file, id);
    if (found.leadId !== leadId) throw invalidField("attachments", "An attachment is no file of this lead.");
  }
}

/** What an answer says for the field that its question asks about, if that is still empty and the answer can be read. */
async function suggestionFrom(ctx: Ctx, leadId: string, { fills, answer }: Question): Promise<Suggestion | null> {
  if (!fills || !answer) return null;
  const doc = masked(ctx, lead.meta, await findRecord(ctx, lead, leadId));
  const isFilled = fills.startsWith("custom.") ? !isEmpty(doc.custom[fills.slice(7)]) : !isEmpty(doc[fills]);
  const value = isFilled ? null : valueFrom(ctx, fills, answer);
  return value ? { field: fills, value } : null;
}

function valueFrom(ctx: Ctx, field: string, answer: string): string | null {
  if (field === "estimatedValue") {
    const budget = findBudget(/\p{Sc}/u.test(answer) ? answer : `budget ${answer}`);
    return String(budget?.max ?? budget?.min ?? "") || null;
  }
  if (field === "expectedCloseDate") {
    return findDay(answer, dateIn(ctx.org.timezone, ctx.now()), languageOf(ctx.org.locale));
  }
  return answer.length <= 255 ? answer : null;
}
