import { type CheckedCitation, checkCitations, type Citation as PassageCitation } from "@mainstay/ai";
import { newId } from "@mainstay/db";
import { type Ctx, inTransaction } from "../../../platform/context.ts";
import { forbidden } from "../../../platform/problem.ts";
import { inOperation } from "../../../records/operation.ts";
import { findReadable } from "../../../records/read.ts";
import { standingAs } from "../../../records/readers.ts";
import { linkMessage } from "../../ai/actions.ts";
import { type AiDone, runAiTask } from "../../ai/run-task.ts";
import { draftMessage } from "../../messages/messages.service.ts";
import { supersedeOthers } from "../approving.ts";
import type { Citation, Content, Line } from "../content.ts";
import { draftWritten } from "../drafts.events.ts";
import { type Draft, draft } from "../drafts.object.ts";
import { lockDraft, moveDraft, named, TRUSTED } from "../drafts.states.ts";
import { isDocument } from "../drafts.words.ts";
import { documentTask, type KnownPrice, type WrittenDocument } from "./document.task.ts";
import { followUpTask } from "./follow-up.task.ts";
import { type Gathered, gather } from "./gather.ts";

/** What came of it: the content, and who wrote it. */
interface Written {
  content: Content;
  run: Pick<AiDone<unknown>, "actionId" | "provider" | "model" | "promptHash" | "redactions">;
}

/**
 * Writes a draft that waits for it, by whatever the organization has chosen to write with. A follow-up becomes a message
 * for the queue of approvals; a document makes way for nothing but its own kind.
 */
export async function writeDraft(ctx: Ctx, id: string): Promise<void> {
  // Null when the asking was undone meanwhile.
  const waiting = await findReadable(ctx, draft, id);
  if (waiting?.state !== "generating") return;
  const known = await gather(await askerCtx(ctx, waiting), waiting);
  const written = isDocument(waiting.type)
    ? await writeOneDocument(ctx, waiting, known)
    : await writeOneFollowUp(ctx, waiting, known);
  await inTransaction(ctx, async (ctx) => {
    const current = await lockDraft(ctx, id);
    if (current.state === "generating") await keep(ctx, current, written);
  });
}

/**
 * Whoever asked for a draft, with the rights they have now: it says nothing that they may not read.
 * @throws Problem forbidden when they have none any more
 */
async function askerCtx(ctx: Ctx, { createdBy }: Draft): Promise<Ctx> {
  const { house, org } = ctx;
  const standing =
    createdBy && (await house.auth.standingOf({ organizationId: org.id, memberId: createdBy, apiKeyId: null }));
  if (!standing) throw forbidden("Whoever asked for this draft no longer has access.");
  return standingAs(ctx, standing);
}

async function keep(ctx: Ctx, current: Draft, { content, run }: Written): Promise<void> {
  const summary = `Wrote ${named(current)}`;
  await inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    if (isDocument(current.type)) await supersedeOthers(ctx, current, ["draft", "approved"]);
    const messageId = isDocument(current.type) ? null : await keepMessage(ctx, current, content);
    const { actionId, provider, model, promptHash, redactions } = run;
    if (messageId) await linkMessage(ctx, actionId, messageId);
    await moveDraft(ctx, current, {
      to: "draft",
      summary,
      patch: { content, messageId, provider, model, promptHash, redactions, failure: null },
      tell: { event: draftWritten, more: { version: current.version + 1, provider } },
    });
  });
}

/** The message that a follow-up is; it goes nowhere before somebody has approved it. */
async function keepMessage(ctx: Ctx, current: Draft, { sections: [message] }: Content): Promise<string> {
  const { leadId, dealId, contactId, type } = current;
  const { result } = await draftMessage(
    ctx,
    {
      channel: type === "followup_sms" ? "sms" : "email",
      subject: message?.heading ?? null,
      body: message?.body ?? "",
      writtenBy: "ai",
      sourceKey: `draft:${current.id}`,
      citations: message?.citations.map(({ title, quote }) => ({ source: title, passage: quote })),
      ...(dealId ? { dealId } : { leadId }),
      ...(contactId && { contactId }),
    },
    TRUSTED,
  );
  return result.id;
}

async function writeOneDocument(ctx: Ctx, { id, type, leadId, dealId }: Draft, known: Gathered): Promise<Written> {
  if (!isDocument(type)) throw new Error(`${type} is no document`);
  const run = await runAiTask(ctx, {
    feature: "drafts",
    task: documentTask,
    input: { ...known.input, type, prices: known.prices },
    about: { draftId: id, leadId, dealId },
    citationsOf: ({ sections }) =>
      checked(
        sections.flatMap(({ citations }) => citations),
        known,
      ),
  });
  const sections = run.output.sections.map(({ heading, body, citations }) => ({
    id: newId(),
    heading,
    body,
    citations: cited(citations, known),
  }));
  return { run, content: { sections, lines: run.output.lines.map((line) => priced(line, known.prices)) } };
}

async function writeOneFollowUp(
  ctx: Ctx,
  { id, type, request, leadId, dealId }: Draft,
  known: Gathered,
): Promise<Written> {
  const run = await runAiTask(ctx, {
    feature: "drafts",
    task: followUpTask,
    input: {
      ...known.input,
      channel: type === "followup_sms" ? "sms" : "email",
      objective: request?.objective ?? "nudge",
      openQuestions: known.openQuestions,
    },
    about: { draftId: id, leadId, dealId },
    citationsOf: ({ citations }) => checked(citations, known),
  });
  const { subject, body, citations } = run.output;
  const section = { id: newId(), heading: subject, body, citations: cited(citations, known) };
  return { run, content: { sections: [section], lines: [] } };
}

const checked = (citations: PassageCitation[], { input }: Gathered): CheckedCitation[] =>
  checkCitations(citations, [...input.sources, ...input.knowledge]);

/** Citations that hold, with the records they lead to. */
function cited(citations: PassageCitation[], known: Gathered): Citation[] {
  return checked(citations, known).map(({ passage, quote, source, offset }) => {
    const { kind, recordId } = known.origins.get(passage) ?? { kind: "passage" as const, recordId: null };
    return { kind, recordId, title: source.slice(0, 300), quote, offset };
  });
}

/** A line at the price the organization itself has set before, or at none. */
function priced(
  { price, description, quantity, isOptional }: WrittenDocument["lines"][number],
  prices: KnownPrice[],
): Line {
  const found = prices.find(({ id }) => id === price);
  return {
    id: newId(),
    description,
    quantity,
    unit: found?.unit ?? "",
    unitPrice: found?.unitPrice ?? null,
    taxRate: found?.taxRate ?? "0",
    isOptional,
    isChosen: false,
  };
}
