import { TZDate } from "@date-fns/tz";
import { systemRole } from "@mainstay/model";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { findOrganization } from "../../platform/auth/index.ts";
import { type Ctx, type House, makeCtx } from "../../platform/context.ts";
import { conflict, invalidField, notFound } from "../../platform/problem.ts";
import { inOperation } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { updateRecord } from "../../records/write.ts";
import { priceWith } from "./content.ts";
import { keepWord } from "./customers-word.ts";
import { draftAccepted, draftDeclined, draftQuestioned, draftViewed } from "./drafts.events.ts";
import { type Draft, draft } from "./drafts.object.ts";
import type { Accept, Ask, Decline } from "./drafts.schemas.ts";
import { lockDraft, moveDraft, named, TRUSTED, tellOf } from "./drafts.states.ts";
import type { Decision } from "./drafts.table.ts";
import { ANSWERABLE } from "./drafts.words.ts";
import { sendPrint } from "./printing/print.job.ts";
import { moveOn } from "./stages.ts";

/** Somebody who holds the key of a document's page. */
export interface DraftReader {
  /** Acts for the customer in the document's organization, with no rights of its own: only trusted writes pass. */
  ctx: Ctx;
  draft: Draft;
}

/** From where somebody answered. */
export interface Whence {
  ip: string;
  userAgent: string | null;
}

/**
 * The document behind a public key, for whoever brings it.
 * @throws Problem not-found, also for a key of none and for words that nobody has approved
 */
export async function findReader(house: House, key: string, requestId: string, who = "Customer"): Promise<DraftReader> {
  const [found] = await query<{ org_id: string; id: string }>(
    house.database.system,
    sql`select * from app.find_draft(${key})`,
  );
  const org = found ? await findOrganization(house.database, found.org_id) : null;
  if (!found || !org) throw notFound("Document");
  const actor = { type: "customer", id: null, name: who } as const;
  const ctx = makeCtx(house, { org, actor, member: null, role: systemRole("customer"), source: "form", requestId });
  const read = await findRecord(ctx, draft, found.id, TRUSTED);
  // Its key may be out since before it came back and was changed: words nobody has approved are for no reader.
  if (read.approvedHash !== read.contentHash) throw notFound("Document");
  return { ctx, draft: read };
}

/** Whether its reader can still answer it. */
export function isOpen(ctx: Ctx, { state, validUntil }: Draft): boolean {
  return ANSWERABLE.includes(state) && !isExpired(ctx, validUntil);
}

/** The last day counts whole, where the organization is. */
export function isExpired(ctx: Ctx, validUntil: string | null): boolean {
  if (!validUntil) return false;
  return validUntil < new TZDate(ctx.now(), ctx.org.timezone).toISOString().slice(0, 10);
}

/**
 * Takes a typed signature as the customer's yes. Once is enough: a second yes finds the first.
 * @throws Problem conflict when it was answered otherwise, replaced, changed or has run out
 */
export async function acceptDraft({ ctx, draft: { id } }: DraftReader, given: z.output<typeof Accept>, whence: Whence) {
  const { result } = await inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const current = await lockDraft(ctx, id);
    if (current.state === "accepted") return current;
    requireOpen(ctx, current);
    if (given.contentHash !== current.contentHash) throw conflict("This document was changed. Load the page again.");
    const unknown = given.chosen.find(
      (one) => !current.content.lines.some((line) => line.isOptional && line.id === one),
    );
    if (unknown) throw invalidField("chosen", "This option is not in the document.");
    const { subtotal, tax, total } = priceWith(current.content, current.currency, given.chosen);
    const isPriced = current.content.lines.length > 0;
    const decision: Decision = {
      outcome: "accepted",
      name: given.name,
      reason: null,
      contentHash: current.contentHash,
      chosen: given.chosen,
      total,
      ...whence,
    };
    const summary = `${given.name} accepted ${named(current)}`;
    describe({ summary });
    const moved = await moveDraft(ctx, current, {
      to: "accepted",
      summary,
      patch: { decision, decidedAt: ctx.now().toISOString(), ...(isPriced && { subtotal, tax, total }) },
      tell: {
        event: draftAccepted,
        more: { signedBy: given.name, total: isPriced ? total : null, currency: current.currency },
      },
    });
    await keepWord(ctx, moved, {
      subject: `Accepted: ${moved.title}`,
      body: summary,
      outcome: "accepted_proposal",
    });
    await moveOn(ctx, moved, "document_accepted");
    sendPrint(ctx, id);
    return moved;
  });
  return result;
}

/** Takes the customer's no. @throws Problem conflict as for a yes */
export async function declineDraft(
  { ctx, draft: { id } }: DraftReader,
  given: z.output<typeof Decline>,
  whence: Whence,
) {
  const { result } = await inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const current = await lockDraft(ctx, id);
    if (current.state === "declined") return current;
    requireOpen(ctx, current);
    const reason = given.reason || null;
    const summary = `The customer declined ${named(current)}`;
    describe({ summary });
    const decision: Decision = {
      outcome: "declined",
      name: null,
      reason,
      contentHash: current.contentHash,
      chosen: [],
      total: current.total ?? "0",
      ...whence,
    };
    const moved = await moveDraft(ctx, current, {
      to: "declined",
      summary,
      patch: { decision, decidedAt: ctx.now().toISOString() },
      tell: { event: draftDeclined, more: { reason } },
    });
    await keepWord(ctx, moved, {
      subject: `Declined: ${moved.title}`,
      body: reason ?? summary,
      outcome: "rejected_proposal",
    });
    return moved;
  });
  return result;
}

/** Brings a customer's question to the owner: on the timeline, and due for an answer at once. */
export async function askAboutDraft({ ctx, draft: { id } }: DraftReader, { question, name }: z.output<typeof Ask>) {
  await inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const current = await lockDraft(ctx, id);
    describe({ summary: `${name || "The customer"} asked about ${named(current)}` });
    const patch = { questions: current.questions + 1 };
    const { result: moved } = await updateRecord(ctx, draft, id, patch, TRUSTED);
    tellOf(ctx, draftQuestioned, moved, { question });
    await keepWord(ctx, moved, {
      subject: `Question: ${moved.title}`,
      body: name ? `${question}\n\n${name}` : question,
      followUpAt: ctx.now().toISOString(),
    });
  });
}

/** Keeps that a person, and no mail scanner, has opened the page for the first time. */
export async function noteView({ ctx, draft: seen }: DraftReader): Promise<void> {
  if (seen.viewedAt || !ANSWERABLE.includes(seen.state)) return;
  const summary = `The customer opened ${named(seen)}`;
  await inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const current = await lockDraft(ctx, seen.id);
    if (current.viewedAt) return;
    const patch = { viewedAt: ctx.now().toISOString() };
    const { result: moved } = await updateRecord(ctx, draft, seen.id, patch, TRUSTED);
    tellOf(ctx, draftViewed, moved);
  });
}

function requireOpen(ctx: Ctx, current: Draft): void {
  if (isOpen(ctx, current)) return;
  const { state } = current;
  if (isExpired(ctx, current.validUntil)) throw conflict("This document has run out. Ask for a new one.", { state });
  throw conflict(
    state === "superseded" ? "There is a newer version of this document." : `This document is ${state} already.`,
    { state },
  );
}
