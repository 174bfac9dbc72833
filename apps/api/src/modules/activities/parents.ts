import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Doc } from "../../records/object.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { deals } from "../deals/deals.table.ts";
import { leads } from "../leads/leads.table.ts";
import type { activities } from "./activities.table.ts";

type Activity = Doc<typeof activities>;

/**
 * An activity on a deal belongs to its lead's, contact's and company's timelines too; one on a lead that has become a
 * deal belongs to the deal. Links that were given stand.
 */
export async function linkThroughParents(ctx: Ctx, values: Partial<Activity>): Promise<Partial<Activity>> {
  let links: Partial<Activity> = values;
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

const filled = (links: Partial<Activity>, from: Partial<Activity> | undefined): Partial<Activity> => ({
  ...links,
  ...Object.fromEntries(Object.entries(from ?? {}).filter(([name, value]) => value && !links[name])),
});

/** When something last happened, kept on what it happened to; bookkeeping, so no version and no journal. */
export async function touchParents(
  ctx: Ctx,
  activity: Pick<Activity, "at" | "contactId" | "companyId" | "leadId" | "dealId">,
): Promise<void> {
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
