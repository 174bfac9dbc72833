import { newId } from "@mainstay/db";
import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { addressHash } from "./addresses.ts";
import { type ConsentStatus, consents, type Reach } from "./consent.table.ts";

export interface ConsentGiven {
  contactId?: string | null;
  channel: Reach;
  /** Normalised. */
  address: string;
  status: ConsentStatus;
  purpose?: "marketing" | "all";
  /** The door it came through: form, reply, member, import, unsubscribe_page. */
  source: string;
  wording?: string | null;
  proof?: Record<string, unknown>;
  at?: Date;
}

export type ConsentRow = typeof consents.$inferSelect;

/** Writes down what somebody agreed to or refused; nothing in the ledger is ever changed. */
export async function recordConsent(ctx: Ctx, given: ConsentGiven): Promise<ConsentRow> {
  const { address, ...rest } = given;
  const row = {
    ...rest,
    orgId: ctx.org.id,
    id: newId(),
    purpose: given.purpose ?? "all",
    wording: given.wording ?? null,
    contactId: given.contactId ?? null,
    proof: given.proof ?? {},
    addressHash: addressHash(ctx, address),
    memberId: ctx.member?.id ?? null,
    at: given.at ?? ctx.now(),
  } as const;
  await ctx.db.insert(consents).values(row);
  return row;
}

/** What somebody last said about a way of reaching them, or null when they never said anything. */
export async function latestConsent(ctx: Ctx, channel: Reach, address: string): Promise<ConsentRow | null> {
  const [row] = await ctx.db
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.orgId, ctx.org.id),
        eq(consents.addressHash, addressHash(ctx, address)),
        eq(consents.channel, channel),
      ),
    )
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1);
  return row ?? null;
}

/** One row of the ledger; null when there is none of this id. */
export async function findConsent(ctx: Ctx, id: string): Promise<ConsentRow | null> {
  const [row] = await ctx.db
    .select()
    .from(consents)
    .where(and(eq(consents.orgId, ctx.org.id), eq(consents.id, id)));
  return row ?? null;
}

/** The newest word about the same way of reaching somebody, and what held before it. */
export async function consentBefore(ctx: Ctx, { addressHash, channel }: ConsentRow) {
  const [newest, before = null] = await ctx.db
    .select()
    .from(consents)
    .where(and(eq(consents.orgId, ctx.org.id), eq(consents.addressHash, addressHash), eq(consents.channel, channel)))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(2);
  if (!newest) throw new Error("A row of the ledger is gone");
  return { newest, before };
}

/** Writes down that a row was a mistake: what held before it holds again. */
export async function takeBack(ctx: Ctx, mistake: ConsentRow, before: ConsentRow | null): Promise<ConsentRow> {
  const row = {
    ...mistake,
    id: newId(),
    status: before?.status ?? "unknown",
    purpose: before?.purpose ?? "all",
    wording: null,
    proof: { actor: ctx.actor, takesBack: mistake.id },
    memberId: ctx.member?.id ?? null,
    // Never at the moment of the mistake itself, which a stopped clock or a quick hand could make it.
    at: new Date(Math.max(ctx.now().getTime(), mistake.at.getTime() + 1)),
  } as const;
  await ctx.db.insert(consents).values(row);
  return row;
}

/**
 * Everything a contact ever said, newest first; what was said about one of their addresses counts as well, since rows
 * keep the contact they were written down for, and two contacts may have become one.
 * @param hashes of the contact's addresses
 */
export async function consentsOf(ctx: Ctx, contactId: string, hashes: readonly string[]): Promise<ConsentRow[]> {
  return ctx.db
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.orgId, ctx.org.id),
        or(eq(consents.contactId, contactId), inArray(consents.addressHash, [...hashes])),
      ),
    )
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(200);
}

/** Has the person ever agreed, on the ledger or by a tick on their record that left no other trace? */
export async function grantedBefore(
  ctx: Ctx,
  channel: Reach,
  address: string,
  contactId: string | null,
): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: consents.id })
    .from(consents)
    .where(
      and(
        eq(consents.orgId, ctx.org.id),
        eq(consents.channel, channel),
        eq(consents.status, "granted"),
        contactId
          ? or(eq(consents.addressHash, addressHash(ctx, address)), eq(consents.contactId, contactId))
          : eq(consents.addressHash, addressHash(ctx, address)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
