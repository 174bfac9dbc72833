import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, type FieldError, forbidden, invalid } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { approveMessage, rejectMessage } from "../approvals/approvals.service.ts";
import { logAct } from "./ai-log.ts";
import { type Draft, draft } from "./drafts.object.ts";
import { lockDraft, moveDraft, named, wrongState } from "./drafts.states.ts";
import { drafts } from "./drafts.table.ts";
import { isDocument } from "./drafts.words.ts";

/**
 * Approves a draft exactly as it is. A follow-up's approval is its message's, whose words may be others by now.
 * @param seenHash what the approver had before their eyes, of a follow-up its message's; other words by now are a conflict
 * @throws Problem forbidden without the right to approve, invalid when something is missing, conflict when it was changed
 */
export async function approveDraft(ctx: Ctx, id: string, seenHash?: string): Promise<Draft> {
  const seen = await findRecord(ctx, draft, id);
  const memberId = requireApprover(ctx);
  return inTransaction(ctx, async (ctx) => {
    if (seen.messageId && !isDocument(seen.type)) return approveFollowUp(ctx, id, seen.messageId, memberId, seenHash);
    const current = await lockDraft(ctx, id);
    if (current.state === "approved") return current;
    if (current.state !== "draft") throw wrongState(current);
    if (seenHash && seenHash !== current.contentHash) {
      throw conflict("This draft was changed since you read it.", { contentHash: current.contentHash });
    }
    requireComplete(current);
    const approved = await markApproved(ctx, current, memberId);
    await logAct(ctx, "approve", approved);
    return approved;
  });
}

async function approveFollowUp(
  ctx: Ctx,
  id: string,
  messageId: string,
  memberId: string,
  seenHash?: string,
): Promise<Draft> {
  await approveMessage(ctx, messageId, seenHash);
  const current = await lockDraft(ctx, id);
  return current.state === "draft" ? markApproved(ctx, current, memberId) : current;
}

/** Keeps who said yes, and to what. */
export const markApproved = (ctx: Ctx, current: Draft, memberId: string): Promise<Draft> =>
  moveDraft(ctx, current, {
    to: "approved",
    summary: `Approved ${named(current)}`,
    patch: {
      approvedById: memberId,
      approvedAt: ctx.now().toISOString(),
      approvedHash: current.contentHash,
      sendingProblem: null,
    },
  });

/** Says no to a draft. @throws Problem forbidden, conflict */
export async function rejectDraft(ctx: Ctx, id: string, reason: string | null): Promise<Draft> {
  const seen = await findRecord(ctx, draft, id);
  requireApprover(ctx);
  return inTransaction(ctx, async (ctx) => {
    if (seen.messageId && !isDocument(seen.type)) await rejectMessage(ctx, seen.messageId, reason);
    const current = await lockDraft(ctx, id);
    const rejected = await moveDraft(ctx, current, {
      to: "rejected",
      summary: `Rejected ${named(current)}`,
      patch: { rejectionReason: reason },
    });
    await logAct(ctx, "reject", rejected);
    return rejected;
  });
}

/** Other documents of the same kind for the same work, in these states, make way for this one. */
export async function supersedeOthers(ctx: Ctx, current: Draft, states: string[]): Promise<void> {
  const { leadId, dealId } = current;
  const hangsOn = dealId ? eq(drafts.dealId, dealId) : eq(drafts.leadId, leadId ?? "");
  const others = await ctx.db
    .select({ id: drafts.id })
    .from(drafts)
    .where(
      and(
        eq(drafts.orgId, ctx.org.id),
        eq(drafts.type, current.type),
        hangsOn,
        inArray(drafts.state, states),
        ne(drafts.id, current.id),
        isNull(drafts.deletedAt),
      ),
    )
    .orderBy(drafts.id);
  for (const { id } of others) {
    const other = await lockDraft(ctx, id);
    if (states.includes(other.state)) {
      await moveDraft(ctx, other, {
        to: "superseded",
        summary: `${capitalised(named(other))} made way for a newer one`,
      });
    }
  }
}

/** Approving is a person's: neither a key nor an automation may. */
function requireApprover(ctx: Ctx): string {
  if (ctx.actor.type !== "member") throw forbidden("Only a person can approve what goes out; sign in to do it.");
  if (ctx.role.capabilities.includes("approve_messages")) return ctx.actor.id;
  throw forbidden(`The role ${ctx.role.name} may not approve drafts.`);
}

/** What a customer would stumble over. @throws Problem invalid */
function requireComplete({ type, content }: Draft): void {
  if (!isDocument(type)) return;
  const errors: FieldError[] = content.lines.flatMap(({ unitPrice, description }, index) =>
    unitPrice === null
      ? [{ pointer: `/content/lines/${index}/unitPrice`, detail: `Set a price for “${description}”.` }]
      : [],
  );
  if (type === "estimate" && content.lines.length === 0) {
    errors.push({ pointer: "/content/lines", detail: "An estimate needs at least one line." });
  }
  if (content.sections.every(({ body }) => body === "") && content.lines.length === 0) {
    errors.push({ pointer: "/content/sections", detail: "There is nothing in it yet." });
  }
  if (errors.length > 0) throw invalid(errors);
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
