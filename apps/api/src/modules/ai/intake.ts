import { languageOf, type ParsedLead, parseLead } from "@mainstay/ai";
import { dateIn } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { mayNot } from "../../records/lock.ts";
import { mayEver } from "../../records/scope.ts";
import { query } from "../../records/sql.ts";
import { lead } from "../leads/leads.object.ts";
import { type AiDone, runAiTask } from "./run-task.ts";

export const ParseLeadRequest = z.strictObject({
  freeText: z.string().trim().min(1).max(20_000),
  channel: z.string().trim().max(50).default("other"),
});

/** How many of the organization's own names of services a text is compared with. */
const SERVICES = 100;

/** Reads what somebody wrote as an inquiry; keeps nothing but the log. @throws Problem forbidden, also when it is off */
export async function parseLeadText(
  ctx: Ctx,
  { freeText, channel }: z.output<typeof ParseLeadRequest>,
): Promise<AiDone<ParsedLead>> {
  if (!mayEver(ctx, lead.meta, "create")) throw mayNot(ctx, lead, "create");
  const input = {
    freeText,
    channel,
    today: dateIn(ctx.org.timezone, ctx.now()),
    language: languageOf(ctx.member?.locale ?? ctx.org.locale),
    country: ctx.org.country,
    services: await ownServices(ctx),
  };
  return runAiTask(ctx, { feature: "intake", task: parseLead, input });
}

/** What the organization calls the services it is asked for, the most frequent first. */
export async function ownServices(ctx: Ctx): Promise<string[]> {
  const rows = await query<{ name: string }>(
    ctx.db,
    sql`select service_type as name from leads
      where org_id = ${ctx.org.id} and deleted_at is null and service_type <> ''
      group by service_type order by count(*) desc limit ${SERVICES}`,
  );
  return rows.map(({ name }) => name);
}
