import { TZDate } from "@date-fns/tz";
import { ruleOf } from "@mainstay/compliance";
import { measureSms } from "@mainstay/compliance/segments";
import { newId } from "@mainstay/db";
import { format } from "date-fns/format";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { mayNot } from "../../records/lock.ts";
import { findRecord } from "../../records/read.ts";
import { mayEver } from "../../records/scope.ts";
import { decide } from "./dispatch/decide.ts";
import { gatherFacts, type Judged } from "./dispatch/facts.ts";
import { message } from "./messages.object.ts";
import type { Purpose } from "./messages.words.ts";
import { type AddressedAs, addressMessage } from "./recipients.ts";

const Scope = z.enum(["marketing", "all"]);

/** What a person wants to know beside Send. */
export const Verdict = z
  .object({
    /** In its one spelling. */
    to: z.string(),
    outcome: z.enum(["send", "defer", "block"]),
    rule: z.string(),
    reason: z.string(),
    until: z.iso.datetime().nullable(),
    isApproved: z.boolean(),
    consent: z.object({
      status: z.enum(["granted", "denied", "revoked", "unknown"]),
      purpose: Scope,
      source: z.string(),
    }),
    suppressions: z.array(z.object({ scope: Scope, reason: z.string(), at: z.string() })),
    /** On every clock that may be the recipient's. */
    localTimes: z.array(z.object({ zone: z.string(), time: z.string() })),
    provider: z.string(),
    sms: z
      .object({
        segments: z.number(),
        encoding: z.enum(["GSM-7", "UCS-2"]),
        characters: z.number(),
        costly: z.array(z.string()),
        cost: z.string(),
      })
      .nullable(),
    /** The calling rules of the states the recipient may be in. */
    rules: z.array(z.looseObject({ id: z.string() })),
  })
  .meta({ id: "Verdict" });
export type Verdict = z.infer<typeof Verdict>;

/**
 * What would be decided if the message were to go out now, approval aside.
 * @throws Problem not-found
 */
export async function verdictOf(ctx: Ctx, id: string): Promise<Verdict> {
  return judge(ctx, await findRecord(ctx, message, id));
}

export interface Unwritten extends AddressedAs {
  subject?: string | null;
  body: string;
  purpose?: Purpose;
}

/**
 * The same for words that are still being typed; nothing is kept of them.
 * @throws Problem forbidden, not-found for records not the actor's to read, invalid without a usable address
 */
export async function previewMessage(ctx: Ctx, words: Unwritten): Promise<Verdict> {
  if (!mayEver(ctx, message.meta, "create")) throw mayNot(ctx, message, "create");
  const { to, contactId } = await addressMessage(ctx, words);
  const { channel, body, subject = null, purpose = "service" } = words;
  return judge(ctx, {
    id: newId(),
    channel,
    to,
    contactId,
    subject,
    body,
    purpose,
    isAutomated: false,
    writtenBy: "member",
    segments: channel === "sms" ? measureSms(body).segments : null,
  });
}

async function judge(ctx: Ctx, given: Judged): Promise<Verdict> {
  const facts = await gatherFacts(ctx, given);
  const { outcome, rule, reason, until } = decide(ctx.now(), { ...facts, isApproved: true });
  return {
    to: given.to,
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
    provider: facts.sender.provider,
    sms: given.channel === "sms" ? { ...measureSms(given.body), cost: facts.cost.toFixed(4) } : null,
    rules: facts.whereabouts.states.map((state) => ({ ...ruleOf(state, format(ctx.now(), "yyyy-MM-dd")) })),
  };
}
