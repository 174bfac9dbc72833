import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { findReadable } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { deal } from "../deals/deals.object.ts";
import { lead, OPEN_STATUSES } from "../leads/leads.object.ts";

/** What a follow-up is about: a deal, or a lead that is none yet. */
export type About = { leadId: string; dealId: null } | { leadId: null; dealId: string };

export interface Subject {
  object: ObjectDefinition;
  about: About;
  doc: AnyDoc;
  /** Still to be won. */
  isOpen: boolean;
}

/** The deal, else the lead and what it has become; null for what is deleted or neither. */
export async function subjectNow(
  ctx: Ctx,
  { leadId, dealId }: { leadId: string | null; dealId: string | null },
): Promise<Subject | null> {
  if (dealId) {
    const doc = await findReadable(ctx, deal, dealId);
    return doc && { object: deal, about: { leadId: null, dealId }, doc, isOpen: doc.status === "open" };
  }
  const doc = await findReadable(ctx, lead, leadId);
  if (!doc) return null;
  if (doc.dealId) return subjectNow(ctx, { leadId: null, dealId: doc.dealId });
  const isOpen = OPEN_STATUSES.some((status) => status === doc.status);
  return { object: lead, about: { leadId: doc.id, dealId: null }, doc, isOpen };
}

/** Whether somebody of the organization has been in touch about a lead or deal: a call, a message, a meeting. */
export async function hasBeenReached(ctx: Ctx, { leadId, dealId }: About): Promise<boolean> {
  const [found] = await query(
    ctx.db,
    sql`select from activities a where a.org_id = ${ctx.org.id} and a.deleted_at is null
      and ${leadId ? sql`a.lead_id = ${leadId}` : sql`a.deal_id = ${dealId}`}
      and (a.direction = 'outbound' or a.type in ('meeting', 'phone_call')) limit 1`,
  );
  return found !== undefined;
}
