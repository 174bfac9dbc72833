import { dateIn } from "@mainstay/model/time";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { inOperation } from "../../records/operation.ts";
import { query } from "../../records/sql.ts";
import { findQuietLeads, findQuietProposals, type Quiet } from "./attention.sql.ts";
import { openFrom } from "./due.ts";
import { NIGHTLY } from "./follow-ups.words.ts";
import { planFollowUp } from "./planning.ts";
import type { FollowUpRule } from "./rules.object.ts";
import { rulesFor } from "./rules.service.ts";
import { subjectNow } from "./subjects.ts";

/** No organization is given more than this to do in one night, whatever it has; the rest comes the nights after. */
export const MOST_A_NIGHT = 50;

/**
 * Goes through an organization's records once a night for what needs attention, and sets a follow-up for each: one
 * operation, so that one Undo takes the night back. However many nights the server was off, it is one night's work.
 */
export async function lookAfterDark(ctx: Ctx): Promise<void> {
  await inOperation({ ...ctx, source: "automation" }, { kind: "create", summary: "" }, async (ctx, describe) => {
    if (!(await takeNight(ctx))) return;
    let found = 0;
    for (const rule of await nightlyRules(ctx)) {
      for (const quiet of await findFor(ctx, rule, MOST_A_NIGHT - found)) {
        if (await planFor(ctx, rule, quiet)) found += 1;
      }
    }
    describe({ summary: `Found ${found} that need attention` });
  });
}

/** Marks the night as done, by whoever comes first; a new organization's first night is the coming one. */
export async function takeNight(ctx: Ctx): Promise<boolean> {
  const ranOn = dateIn(ctx.org.timezone, ctx.now());
  const taken = await query(
    ctx.db,
    sql`insert into follow_up_nights as n (org_id, ran_on) values (${ctx.org.id}, ${ranOn})
      on conflict (org_id) do update set ran_on = excluded.ran_on where n.ran_on < excluded.ran_on returning n.org_id`,
  );
  return taken.length > 0;
}

async function nightlyRules(ctx: Ctx): Promise<FollowUpRule[]> {
  const rules = await Promise.all(NIGHTLY.map((trigger) => rulesFor(ctx, trigger)));
  return rules.flat();
}

async function findFor(ctx: Ctx, rule: FollowUpRule, limit: number): Promise<Quiet[]> {
  if (limit <= 0) return [];
  return rule.trigger === "lead_quiet" ? findQuietLeads(ctx, rule, limit) : findQuietProposals(ctx, rule, limit);
}

const DAY_MS = 86_400_000;

async function planFor(ctx: Ctx, rule: FollowUpRule, { since, ...links }: Quiet): Promise<boolean> {
  const subject = await subjectNow(ctx, links);
  if (!subject?.isOpen) return false;
  const days = Math.floor((ctx.now().getTime() - Date.parse(since)) / DAY_MS);
  return planFollowUp(ctx, {
    rule,
    subject,
    dueAt: openFrom(ctx.now(), ctx.org),
    occasion: { since: new Date(since), days },
  });
}
