import { type DomainEvent, defineSubscriber, type EventDefinition } from "@mainstay/events";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { eventOf } from "../../records/record.events.ts";
import { query, raw } from "../../records/sql.ts";
import { activity } from "../activities/activities.object.ts";
import { deal } from "../deals/deals.object.ts";
import { draftSent } from "../drafts/drafts.events.ts";
import { lead } from "../leads/leads.object.ts";
import { task } from "../tasks/tasks.object.ts";
import { keepRisks } from "./risk.keeping.ts";

/** What a risk is reckoned from, as the fields are called on leads, deals, activities and tasks. */
const WEIGHING = [
  ...["status", "stageId", "contactId", "closeDate", "expectedCloseDate", "amount", "estimatedValue", "nextStep"],
  ...["followUpStatus", "at", "direction", "outcome", "leadId", "dealId"],
];

/** Keeps the risk of a lead or deal up when something happens with it; what only time changes is reckoned once a day. */
export const followRisks = defineSubscriber<Ctx, EventDefinition[]>({
  name: "hygiene.follow-risks",
  on: [
    eventOf(lead, "updated"),
    eventOf(deal, "updated"),
    ...([activity, task] as const).flatMap((object) =>
      (["created", "updated", "deleted", "restored"] as const).map((verb) => eventOf(object, verb)),
    ),
    draftSent,
  ],
  where: `!exists($.changed) || $.changed.size() == 0 || exists($.changed[*] ? (${WEIGHING.map((name) => `@ == "${name}"`).join(" || ")}))`,
  async run(ctx, event) {
    const { leadId, dealId } = await concerned(ctx, event);
    if (leadId) await keepRisks(ctx, lead, [leadId]);
    if (dealId) await keepRisks(ctx, deal, [dealId]);
  },
});

interface Concerned {
  leadId?: string | null;
  dealId?: string | null;
}

/** The lead and the deal that an event is about: itself, or what its record hangs on. */
async function concerned(ctx: Ctx, { object, recordId }: DomainEvent): Promise<Concerned> {
  if (object === lead.meta.name) return { leadId: recordId };
  if (object === deal.meta.name) return { dealId: recordId };
  const table = HANGING[object];
  if (!table) return {};
  const [found] = await query<Concerned>(
    ctx.db,
    sql`select t.lead_id as "leadId", t.deal_id as "dealId" from ${raw(table)} t
      where t.org_id = ${ctx.org.id} and t.id = ${recordId}`,
  );
  return found ?? {};
}

const HANGING: Record<string, string> = { activity: "activities", task: "tasks", draft: "drafts" };
