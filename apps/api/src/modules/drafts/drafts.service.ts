import { TZDate } from "@date-fns/tz";
import { startOfDay } from "date-fns/startOfDay";
import { and, count, eq, gte, isNull } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { lockRecord, mayNot } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { Done } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { mayEver } from "../../records/scope.ts";
import { createRecord, titleOf, updateRecord } from "../../records/write.ts";
import { requireFeature } from "../ai/settings.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { addressMessage } from "../messages/recipients.ts";
import { logAct } from "./ai-log.ts";
import { EMPTY } from "./content.ts";
import { type Draft, draft } from "./drafts.object.ts";
import type { DraftRequest, EditDraft } from "./drafts.schemas.ts";
import { lockDraft, moveDraft, named, TRUSTED, wrongState } from "./drafts.states.ts";
import { drafts } from "./drafts.table.ts";
import { type DraftType, EDITABLE, isDocument } from "./drafts.words.ts";
import { sendWrite } from "./writing/write.job.ts";

/** The lead or deal that a draft is written for. */
export type DraftFor = { leadId: string } | { dealId: string };

const PER_DAY = 5;

/**
 * Asks for a draft: the answer is a placeholder, which a job fills.
 * @throws Problem not-found for a lead or deal that is not the actor's to see, forbidden also when drafts are switched
 * off, invalid for the sixth of its type that day or a follow-up without an address
 */
export async function askForDraft(
  ctx: Ctx,
  of: DraftFor,
  type: DraftType,
  request: DraftRequest,
): Promise<Done<Draft>> {
  if (!mayEver(ctx, draft.meta, "create")) throw mayNot(ctx, draft, "create");
  await requireFeature(ctx, "drafts");
  return inTransaction(ctx, async (ctx) => {
    const about = await findAbout(ctx, of);
    await refuseTooMany(ctx, of, type);
    // Said at once, not by a job: a message without an address is of no use.
    if (!isDocument(type)) await addressMessage(ctx, { channel: type === "followup_sms" ? "sms" : "email", ...of });
    const { doc, dealId, leadId } = about;
    const title = titleOf(about.object, doc);
    const values = {
      type,
      title,
      leadId,
      dealId,
      contactId: doc.contactId,
      ownerId: ctx.member?.id ?? doc.ownerId ?? null,
      request,
      content: EMPTY,
      currency: doc.currency ?? ctx.org.currency,
      state: "generating",
    };
    const done = await createRecord(ctx, draft, values, {
      trusted: true,
      summary: `Asked for ${named({ type, title })}`,
    });
    sendWrite(ctx, done.result.id);
    return done;
  });
}

/** The lead or deal, locked, so that two requests cannot both be the fifth. */
async function findAbout(ctx: Ctx, of: DraftFor) {
  const object = "leadId" in of ? lead : deal;
  const id = "leadId" in of ? of.leadId : of.dealId;
  await findRecord<typeof object.table>(ctx, object, id);
  const doc: AnyDoc = await lockRecord(ctx, object, id, "edit", TRUSTED);
  const leadId = "leadId" in of ? id : null;
  return { object, doc, leadId, dealId: "leadId" in of ? (doc.dealId ?? null) : id };
}

/** Deleted ones count as well: the limit is on what is generated. */
async function refuseTooMany(ctx: Ctx, of: DraftFor, type: DraftType): Promise<void> {
  const midnight = new Date(startOfDay(new TZDate(ctx.now(), ctx.org.timezone)).getTime());
  const hangsOn = "leadId" in of ? eq(drafts.leadId, of.leadId) : eq(drafts.dealId, of.dealId);
  const [today] = await ctx.db
    .select({ count: count() })
    .from(drafts)
    .where(
      and(
        eq(drafts.orgId, ctx.org.id),
        hangsOn,
        eq(drafts.type, type),
        gte(drafts.createdAt, midnight),
        isNull(drafts.revisesId),
      ),
    );
  if ((today?.count ?? 0) < PER_DAY) return;
  throw new Problem(
    "invalid",
    `${PER_DAY} drafts of this kind were written for this today; change one of them instead.`,
    {
      extra: { reason: "too_many_drafts", limit: PER_DAY },
    },
  );
}

/** Lets one that could not be written be tried again. @throws Problem not-found, forbidden, conflict */
export async function retryDraft(ctx: Ctx, id: string): Promise<Draft> {
  return inTransaction(ctx, async (ctx) => {
    const current = (await lockRecord(ctx, draft, id, "edit")) as Draft;
    if (current.state === "generating") return current;
    const summary = `Asked for ${named(current)} once more`;
    const moved = await moveDraft(ctx, current, { to: "generating", summary, patch: { failure: null } });
    sendWrite(ctx, id);
    return moved;
  });
}

/**
 * Changes the words or prices of a document, which makes a new version of it; the journal keeps the former ones. An
 * approval was of another text, and is void. The words of a follow-up are its message's.
 * @throws Problem not-found, forbidden, conflict when it has gone out or was changed since
 */
export async function editDraft(ctx: Ctx, id: string, edit: EditDraft, version?: number): Promise<Done<Draft>> {
  return inTransaction(ctx, async (ctx) => {
    const current = (await lockRecord(ctx, draft, id, "edit")) as Draft;
    if (!isDocument(current.type) || !EDITABLE.includes(current.state)) throw wrongState(current);
    const { version: _, ...patch } = edit;
    const done = await updateRecord(ctx, draft, id, patch, {
      ...TRUSTED,
      version,
      summary: `Edited ${named(current)}`,
    });
    if (done.operation) await logAct(ctx, "edit", done.result);
    return done;
  });
}

/**
 * A new draft with the words of one that has gone out or been refused, to be changed and sent in its place.
 * @throws Problem not-found, forbidden, conflict
 */
export async function reviseDraft(ctx: Ctx, id: string): Promise<Done<Draft>> {
  if (!mayEver(ctx, draft.meta, "create")) throw mayNot(ctx, draft, "create");
  await findRecord(ctx, draft, id);
  return inTransaction(ctx, async (ctx) => {
    const former = await lockDraft(ctx, id);
    if (!isDocument(former.type) || former.state === "generating" || former.state === "failed")
      throw wrongState(former);
    const { type, title, leadId, dealId, contactId, content, currency, provider, model } = former;
    const values = {
      ...{ type, title, leadId, dealId, contactId, content, currency, provider, model },
      ownerId: ctx.member?.id ?? former.ownerId,
      revisesId: former.id,
      state: "draft",
    };
    return createRecord(ctx, draft, values, { trusted: true, summary: `Began a revision of ${named(former)}` });
  });
}
