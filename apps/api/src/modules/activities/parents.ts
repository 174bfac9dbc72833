import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { leads } from "../leads/leads.table.ts";

/** What hangs on a record: an activity, a file. */
interface Links {
  contactId: string | null;
  companyId: string | null;
  leadId: string | null;
  dealId: string | null;
}

/**
 * What hangs on a deal belongs to its contact and company too; what hangs on a lead that has become a deal, to the deal.
 * Links that were given stand.
 */
export async function linkThroughParents<Values extends Partial<Links>>(ctx: Ctx, values: Values): Promise<Values> {
  let links = values;
  if (links.leadId) {
    const [lead] = await ctx.db
      .select({ contactId: leads.contactId, companyId: leads.companyId, dealId: leads.dealId })
      .from(leads)
      .where(and(eq(leads.orgId, ctx.org.id), eq(leads.id, links.leadId)));
    links = filled(links, lead);
  }
  if (links.dealId) {
    const [deal] = await ctx.db
      .select({ contactId: deals.contactId, companyId: deals.companyId })
      .from(deals)
      .where(and(eq(deals.orgId, ctx.org.id), eq(deals.id, links.dealId)));
    links = filled(links, deal);
  }
  if (links.contactId && !links.companyId) {
    const [contact] = await ctx.db
      .select({ companyId: contacts.companyId })
      .from(contacts)
      .where(and(eq(contacts.orgId, ctx.org.id), eq(contacts.id, links.contactId)));
    links = filled(links, contact);
  }
  return links;
}

function filled<Values extends Partial<Links>>(links: Values, from: Partial<Links> = {}): Values {
  const missing = Object.entries(from).filter(([name, value]) => value && !links[name as keyof Links]);
  return { ...links, ...Object.fromEntries(missing) };
}

/** When something last happened, kept on what it happened to; bookkeeping, so no version and no journal. */
export async function touchParents(ctx: Ctx, activity: Links & { at: string }): Promise<void> {
  const touched = [
    ["contacts", activity.contactId],
    ["companies", activity.companyId],
    ["leads", activity.leadId],
    ["deals", activity.dealId],
  ] as const;
  for (const [table, id] of touched) {
    if (!id) continue;
    await ctx.db.execute(
      sql`update ${sql.identifier(table)} set last_activity_at = greatest(last_activity_at, ${activity.at}::timestamptz) where org_id = ${ctx.org.id} and id = ${id}`,
    );
  }
}
