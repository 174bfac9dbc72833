import { isDeepStrictEqual } from "node:util";
import type { Capability } from "@mainstay/model";
import { eq, type SQL, sql } from "drizzle-orm";
import { invitation } from "../../platform/auth/auth.table.ts";
import { DEFAULT_SETTINGS } from "../../platform/auth/organization-settings.ts";
import type { Ctx } from "../../platform/context.ts";
import { mayEver } from "../../records/scope.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";
import { standingSampleData } from "../sample-data/sample-data.service.ts";

/** From an empty organization to work won, in the order that makes sense. */
export const STEPS = ["lead", "form", "colleague", "hours", "move", "win"] as const;
export type Step = (typeof STEPS)[number];

/** Steps that a person may call done, since no record need come of them: hours that were right, a form just shared. */
export const CONFIRMABLE = ["form", "hours"] as const satisfies Step[];

/** The steps that are this member's to take, and whether the organization's own records show them done. */
export async function readSteps(ctx: Ctx, confirmed: string[]): Promise<{ key: Step; isDone: boolean }[]> {
  const proven = await provenSteps(ctx);
  const open = STEPS.filter((step) => mayTake(ctx, step));
  return open.map((key) => ({ key, isDone: proven[key] || confirmed.includes(key) }));
}

function mayTake(ctx: Ctx, step: Step): boolean {
  const can = (capability: Capability) => ctx.role.capabilities.includes(capability);
  switch (step) {
    case "lead":
      return mayEver(ctx, lead.meta, "create");
    case "form":
      return can("forms");
    case "colleague":
      return can("members");
    case "hours":
      return can("organization");
    case "move":
      return mayEver(ctx, lead.meta, "edit");
    case "win":
      return mayEver(ctx, deal.meta, "edit");
  }
}

async function provenSteps(ctx: Ctx): Promise<Record<Step, boolean>> {
  const sample = await standingSampleData(ctx);
  const [row] = await query<Record<"lead" | "form" | "move" | "win", boolean>>(
    ctx.db,
    sql`select ${own(ctx, sample, "leads")} as lead,
      ${own(ctx, sample, "leads", sql`t.source = 'web_form'`)} as form,
      ${own(ctx, sample, "leads", sql`t.stage_changed_at > t.created_at + interval '1 second'`)} as move,
      ${own(ctx, sample, "deals", sql`t.status = 'won'`)} as win`,
  );
  if (!row) throw new Error("A select without a table gives one row");
  const hours = !isDeepStrictEqual(ctx.org.businessHours, DEFAULT_SETTINGS.businessHours);
  return { ...row, hours, colleague: await hasCompany(ctx) };
}

/** Whether anybody was ever asked to join: an invitation stays when it was taken up. */
async function hasCompany(ctx: Ctx): Promise<boolean> {
  const found = await ctx.house.database.system
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.organizationId, ctx.org.id))
    .limit(1);
  return found.length > 0;
}

/** Whether there is such a record that is the organization's own work, and not sample data. */
function own(ctx: Ctx, sample: string | null, table: "leads" | "deals", condition: SQL = sql`true`): SQL {
  const isSample = sql`exists (select 1 from changes c where c.org_id = t.org_id and c.record_id = t.id and c.operation_id = ${sample})`;
  return sql`exists (select 1 from ${raw(quoted(table))} t where t.org_id = ${ctx.org.id} and t.deleted_at is null
    and ${condition}${sample ? sql` and not ${isSample}` : sql``})`;
}
