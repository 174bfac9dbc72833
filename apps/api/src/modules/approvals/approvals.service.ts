import { newId } from "@mainstay/db";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { inOperation } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { draftApproved, draftRejected } from "../messages/messages.events.ts";
import { logRefusal } from "../messages/messages.log.ts";
import { type Message, message } from "../messages/messages.object.ts";
import { named } from "../messages/messages.service.ts";
import { lockMessage, moveMessage, tellOf } from "../messages/messages.states.ts";
import { template } from "../templates/templates.object.ts";
import { approvals } from "./approvals.table.ts";

export type ApprovalRow = typeof approvals.$inferSelect;

/**
 * Approves the words of a message as they are.
 * @param seenHash what the approver had before their eyes; other words by now are a conflict
 * @throws Problem forbidden (and logged) without the right to approve, conflict when it was changed or has gone
 */
export async function approveMessage(ctx: Ctx, id: string, seenHash?: string): Promise<Message> {
  await findRecord(ctx, message, id);
  const memberId = await requireApprover(ctx, id, "approved");
  return inTransaction(ctx, async (ctx) => {
    const current = await lockMessage(ctx, id);
    if (current.state === "approved") return current;
    if (current.state !== "draft")
      throw conflict(`This message is ${current.state} already.`, { state: current.state });
    if (seenHash && seenHash !== current.contentHash) {
      throw conflict("The words were changed since you read them.", { contentHash: current.contentHash });
    }
    await addApproval(ctx, { kind: "message", messageId: id, contentHash: current.contentHash, memberId });
    const { result } = await inOperation(
      ctx,
      { kind: "update", summary: `Approved ${named(current.channel)} to ${current.to}` },
      async (ctx) => {
        const moved = await moveMessage(ctx, current, {
          to: "approved",
          summary: "",
          patch: { reason: null, reasonRule: null },
        });
        tellOf(ctx, draftApproved, moved, { approvedBy: memberId });
        return moved;
      },
    );
    return result;
  });
}

/** Says no to a draft, for good. @throws Problem forbidden, conflict */
export async function rejectMessage(ctx: Ctx, id: string, reason: string | null): Promise<Message> {
  await findRecord(ctx, message, id);
  await requireApprover(ctx, id, "rejected");
  return inTransaction(ctx, async (ctx) => {
    const current = await lockMessage(ctx, id);
    await voidApprovals(ctx, id, "rejected");
    const { result } = await inOperation(
      ctx,
      { kind: "update", summary: `Rejected ${named(current.channel)} to ${current.to}` },
      async (ctx) => {
        const moved = await moveMessage(ctx, current, {
          to: "rejected",
          summary: "",
          patch: { reason },
          detail: reason,
        });
        tellOf(ctx, draftRejected, moved, { reason });
        return moved;
      },
    );
    return result;
  });
}

/** Takes the approvals of a message back. */
async function voidApprovals(ctx: Ctx, messageId: string, reason: string): Promise<void> {
  await ctx.db
    .update(approvals)
    .set({ voidedAt: ctx.now(), voidReason: reason })
    .where(and(eq(approvals.orgId, ctx.org.id), eq(approvals.messageId, messageId), isNull(approvals.voidedAt)));
}

/** The sender of their own words stands for them. */
export async function approveAsAuthor(ctx: Ctx, current: Message, memberId: string): Promise<void> {
  await addApproval(ctx, { kind: "author", messageId: current.id, contentHash: current.contentHash, memberId });
}

/** May these words go out at this moment, as the database sees it? */
export async function isApproved(ctx: Ctx, messageId: string): Promise<boolean> {
  const [row] = await query<{ ok: boolean }>(
    ctx.db,
    sql`select app.is_approved(jsonb_populate_record(m, jsonb_build_object('decided_at', ${ctx.now().toISOString()}::text))) as ok
      from messages m where m.org_id = ${ctx.org.id} and m.id = ${messageId}`,
  );
  return row?.ok ?? false;
}

export interface OptIn {
  purpose: string;
  expiresAt: string;
  /** Messages in 24 hours. */
  dailyLimit?: number | null;
}

const MAX_OPT_IN_DAYS = 366;

/**
 * Lets a template go out by itself: an approval ahead of time, of its words as they are, for a while. A changed template
 * needs a new one.
 * @throws Problem forbidden, not-found, invalid when it would hold for longer than a year
 */
export async function optIn(ctx: Ctx, templateId: string, input: OptIn): Promise<ApprovalRow> {
  const doc = await findRecord(ctx, template, templateId);
  const memberId = requirePerson(ctx);
  const expiresAt = new Date(input.expiresAt);
  const days = (expiresAt.getTime() - ctx.now().getTime()) / 86_400_000;
  if (days <= 0 || days > MAX_OPT_IN_DAYS) throw invalidField("expiresAt", "Choose a day within the coming year.");
  if (input.purpose !== doc.purpose) throw invalidField("purpose", `This template is for ${doc.purpose} messages.`);
  return addApproval(ctx, {
    kind: "template",
    templateId,
    contentHash: doc.hash,
    memberId,
    purpose: input.purpose,
    dailyLimit: input.dailyLimit ?? null,
    expiresAt,
  });
}

/** Every opt-in a template ever had, newest first. @throws Problem not-found */
export async function listOptIns(ctx: Ctx, templateId: string): Promise<ApprovalRow[]> {
  await findRecord(ctx, template, templateId);
  return ctx.db
    .select()
    .from(approvals)
    .where(and(eq(approvals.orgId, ctx.org.id), eq(approvals.templateId, templateId)))
    .orderBy(desc(approvals.createdAt));
}

/** Ends a template's going out by itself. @throws Problem not-found */
export async function optOut(ctx: Ctx, templateId: string, approvalId: string): Promise<void> {
  const ended = await ctx.db
    .update(approvals)
    .set({ voidedAt: ctx.now(), voidReason: "withdrawn" })
    .where(
      and(
        eq(approvals.orgId, ctx.org.id),
        eq(approvals.templateId, templateId),
        eq(approvals.id, approvalId),
        isNull(approvals.voidedAt),
      ),
    )
    .returning({ id: approvals.id });
  if (ended.length === 0) throw notFound("Opt-in");
}

type NewApproval = Pick<ApprovalRow, "kind" | "contentHash" | "memberId"> & Partial<ApprovalRow>;

async function addApproval(ctx: Ctx, given: NewApproval): Promise<ApprovalRow> {
  const [row] = await ctx.db
    .insert(approvals)
    .values({ ...given, orgId: ctx.org.id, id: newId(), createdAt: ctx.now() })
    .returning();
  if (!row) throw new Error("The approval was not written");
  return row;
}

/** Approving is a person's: neither a key nor an automation may. The attempt is kept. @throws Problem forbidden */
async function requireApprover(ctx: Ctx, messageId: string, attempt: string): Promise<string> {
  if (ctx.role.capabilities.includes("approve_messages") && ctx.actor.type === "member") return ctx.actor.id;
  const why =
    ctx.actor.type === "member"
      ? `The role ${ctx.role.name} may not approve messages.`
      : "Only a person can approve what goes out; sign in to do it.";
  await logRefusal(ctx, messageId, attempt, why);
  throw forbidden(why);
}

function requirePerson(ctx: Ctx): string {
  if (ctx.actor.type === "member") return ctx.actor.id;
  throw forbidden("Only a person can let a template go out by itself; sign in to do it.");
}
