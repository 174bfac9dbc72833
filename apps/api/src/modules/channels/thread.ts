import { normalizeEmail } from "@mainstay/model/email";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { carriersOf } from "../../records/keys.ts";
import type { OpCtx } from "../../records/operation.ts";
import { isEmail, reachOf } from "../consent/addresses.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { takeInLead } from "../leads/leads.intake.ts";
import { OPEN_STATUSES } from "../leads/leads.object.ts";
import { leads } from "../leads/leads.table.ts";
import { TRUSTED } from "../messages/messages.states.ts";
import { messages } from "../messages/messages.table.ts";
import type { Inbound } from "./inbound.ts";

/** What a message hangs on. */
export interface Thread {
  contactId: string | null;
  leadId: string | null;
  dealId: string | null;
  ownerId: string | null;
  /** The message it answers. */
  answersId: string | null;
}

/** What an answer belongs to: the very mail it answers, else the last message to its sender, else whoever has the address. */
export async function findThread(ctx: Ctx, from: string, inbound: Inbound): Promise<Thread | null> {
  const answered = (await byInternetId(ctx, inbound.answers)) ?? (await lastTo(ctx, from, inbound.channel));
  if (answered?.contactId || answered?.leadId || answered?.dealId) return withOpenWork(ctx, answered);
  const contactId = await contactWith(ctx, from);
  if (!contactId) return null;
  return withOpenWork(ctx, {
    contactId,
    leadId: null,
    dealId: null,
    ownerId: null,
    answersId: answered?.answersId ?? null,
  });
}

/** Makes somebody unknown a lead. */
export async function openThread(
  ctx: OpCtx,
  from: string,
  { channel, subject, text, fromName }: Inbound,
): Promise<Thread> {
  const reach = isEmail(from) ? { email: from } : { phone: from };
  const asked = {
    contact: { ...reach, ...namesOf(fromName) },
    title: subject ?? `${channel === "sms" ? "SMS" : "E-mail"} from ${from}`,
    source: "other",
    sourceDetail: channel,
    description: text,
  };
  const { lead } = (await takeInLead(ctx, asked, TRUSTED)).result;
  return { contactId: id(lead.contactId), leadId: lead.id, dealId: null, ownerId: id(lead.ownerId), answersId: null };
}

/** Given name and the rest, as people call themselves in their mail; who has given no name is often called by the address. */
function namesOf(name: string | null | undefined) {
  const [first = "", ...rest] = name && !normalizeEmail(name) ? name.trim().split(/\s+/) : [];
  return { firstName: first.slice(0, 120) || null, lastName: rest.join(" ").slice(0, 120) || null };
}

const columns = {
  answersId: messages.id,
  contactId: messages.contactId,
  leadId: messages.leadId,
  dealId: messages.dealId,
  ownerId: messages.ownerId,
};

async function byInternetId(ctx: Ctx, ids: string[]): Promise<Thread | null> {
  if (ids.length === 0) return null;
  const [row] = await ctx.db
    .select(columns)
    .from(messages)
    .where(and(eq(messages.orgId, ctx.org.id), inArray(messages.internetId, ids)))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return row ?? null;
}

async function lastTo(ctx: Ctx, address: string, channel: string): Promise<Thread | null> {
  const [row] = await ctx.db
    .select(columns)
    .from(messages)
    .where(
      and(
        eq(messages.orgId, ctx.org.id),
        eq(messages.direction, "outbound"),
        eq(messages.channel, channel),
        eq(messages.to, address),
      ),
    )
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return row ?? null;
}

async function contactWith(ctx: Ctx, address: string): Promise<string | null> {
  const ids = (await carriersOf(ctx, reachOf(address))).get("contact") ?? [];
  return ids.toSorted().at(0) ?? null;
}

/** A thread that hangs on the contact alone goes to the newest work that is open. */
async function withOpenWork(ctx: Ctx, thread: Thread): Promise<Thread> {
  const { contactId } = thread;
  if (!contactId || thread.leadId || thread.dealId) return withOwner(ctx, thread);
  const [lead] = await ctx.db
    .select({ id: leads.id, ownerId: leads.ownerId })
    .from(leads)
    .where(and(eq(leads.orgId, ctx.org.id), eq(leads.contactId, contactId), inArray(leads.status, [...OPEN_STATUSES])))
    .orderBy(desc(leads.createdAt))
    .limit(1);
  if (lead) return withOwner(ctx, { ...thread, leadId: lead.id, ownerId: lead.ownerId });
  const [deal] = await ctx.db
    .select({ id: deals.id, ownerId: deals.ownerId })
    .from(deals)
    .where(and(eq(deals.orgId, ctx.org.id), eq(deals.contactId, contactId), eq(deals.status, "open")))
    .orderBy(desc(deals.createdAt))
    .limit(1);
  return withOwner(ctx, deal ? { ...thread, dealId: deal.id, ownerId: deal.ownerId } : thread);
}

async function withOwner(ctx: Ctx, thread: Thread): Promise<Thread> {
  if (thread.ownerId || !thread.contactId) return thread;
  const [row] = await ctx.db
    .select({ ownerId: contacts.ownerId })
    .from(contacts)
    .where(and(eq(contacts.orgId, ctx.org.id), eq(contacts.id, thread.contactId)));
  return { ...thread, ownerId: row?.ownerId ?? null };
}

const id = (value: unknown): string | null => (typeof value === "string" ? value : null);
