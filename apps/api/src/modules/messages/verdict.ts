import { TZDate } from "@date-fns/tz";
import { ruleOf } from "@mainstay/compliance";
import { measureSms } from "@mainstay/compliance/segments";
import { format } from "date-fns/format";
import type { Ctx } from "../../platform/context.ts";
import { findRecord } from "../../records/read.ts";
import { decide } from "./dispatch/decide.ts";
import { gatherFacts } from "./dispatch/facts.ts";
import { message } from "./messages.object.ts";

/**
 * What would be decided if the message were to go out now, approval aside: what a person wants to know beside Send.
 * @throws Problem not-found
 */
export async function verdictOf(ctx: Ctx, id: string) {
  const current = await findRecord(ctx, message, id);
  const facts = await gatherFacts(ctx, current);
  const { outcome, rule, reason, until } = decide(ctx.now(), { ...facts, isApproved: true });
  return {
    outcome,
    rule,
    reason,
    until: until?.toISOString() ?? null,
    isApproved: facts.isApproved,
    consent: facts.consent,
    suppressions: facts.suppressions,
    localTimes: facts.whereabouts.zones.map((zone) => ({
      zone,
      time: format(new TZDate(ctx.now(), zone), "yyyy-MM-dd'T'HH:mm"),
    })),
    rules: facts.whereabouts.states.map((state) => ruleOf(state, format(ctx.now(), "yyyy-MM-dd"))),
    provider: facts.sender.provider,
    sms: current.channel === "sms" ? { ...measureSms(current.body), cost: facts.cost.toFixed(4) } : null,
  };
}
