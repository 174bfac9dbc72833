import { Rejected, TurnedAway, TWILIO_OPTED_OUT } from "@mainstay/channels";
import { addMinutes } from "date-fns/addMinutes";
import { and, desc, eq } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../../platform/context.ts";
import { isRefusal, repeatingCollisions } from "../../../platform/database-problem.ts";
import { lockRecords } from "../../../records/lock.ts";
import { updateRecord } from "../../../records/write.ts";
import { takeTurn } from "../../channels/pace.ts";
import { suppress } from "../../consent/suppressions.ts";
import { keepActivity } from "../messages.activity.ts";
import { logRefusal } from "../messages.log.ts";
import { type Message, message as messageObject } from "../messages.object.ts";
import { named } from "../messages.service.ts";
import { lockMessage, moveMessage, TRUSTED } from "../messages.states.ts";
import { providerCalls } from "../messages.table.ts";
import { type Lease, storeDecision, takeLease } from "./claim.ts";
import { compose } from "./compose.ts";
import { type Decision, decide, type Facts } from "./decide.ts";
import { gatherFacts } from "./facts.ts";

/** How often a message that a provider turns away is offered to it. */
const MAX_CALLS = 5;
const RETRY_MINUTES = 2;

/**
 * The only door out. Decides whether the message may go at this moment, stores the decision, and calls the provider
 * exactly once: under a lease, with nothing of ours open in between. What nobody knows the end of is parked for a person
 * to look at and never sent again by itself.
 * @returns when it is to be looked at again; null when it is done, or somebody else's
 */
export async function dispatchMessage(ctx: Ctx, id: string): Promise<Date | null> {
  const lease = await repeatingCollisions(() => inTransaction(ctx, (ctx) => decideAndClaim(ctx, id))).catch(
    (error: unknown) => holdBackRefused(ctx, id, error),
  );
  if (lease === null || lease instanceof Date) return lease;
  const outcome = await callProvider(ctx, lease);
  await repeatingCollisions(() => inTransaction(ctx, (ctx) => keepOutcome(ctx, lease, outcome)));
  return null;
}

/**
 * The database has the last word: what it refuses although the decision was to send (an approval voided or run out in
 * the meantime) is held back and the attempt kept.
 */
async function holdBackRefused(ctx: Ctx, id: string, error: unknown): Promise<null> {
  if (!isRefusal(error)) throw error;
  const reason = error.message;
  await logRefusal(ctx, id, "sending", reason);
  await inTransaction(ctx, async (ctx) => {
    const current = await findLocked(ctx, id);
    if (current?.state !== "queued") return;
    const patch = { reason, reasonRule: "approval", dispatchAt: null };
    const summary = `Held back ${named(current.channel)} to ${current.to}: ${reason}`;
    await moveMessage(ctx, current, { to: "blocked", summary, patch, detail: reason });
  });
  return null;
}

async function decideAndClaim(ctx: Ctx, id: string): Promise<Lease | Date | null> {
  const current = await findLocked(ctx, id);
  if (!current || !(await isDue(ctx, current))) return null;
  const { facts, decision } = await decideNow(ctx, current);
  await storeDecision(ctx, id, decision, facts);
  if (decision.outcome === "send") return takeLease(ctx, current, facts);
  return keepWaiting(ctx, current, decision);
}

/** What is to be done at this moment, and why. A text that may go takes its turn; where another was sooner, it waits. */
async function decideNow(ctx: Ctx, current: Message): Promise<{ facts: Facts; decision: Decision }> {
  const at = ctx.now();
  const facts = await gatherFacts(ctx, current);
  const decision = decide(at, facts);
  const until = decision.outcome === "send" && current.channel === "sms" ? await takeTurn(ctx) : null;
  if (!until) return { facts, decision };
  const overtaken = { ...facts, paceAt: until.toISOString() };
  return { facts: overtaken, decision: decide(at, overtaken) };
}

/** A message that was deleted since is nobody's to send. */
async function findLocked(ctx: Ctx, id: string): Promise<Message | null> {
  const [doc] = await lockRecords(ctx, messageObject, [id], "edit", TRUSTED);
  return (doc as Message | undefined) ?? null;
}

/** Its time has come, and nobody else is at it. */
async function isDue(ctx: Ctx, current: Message): Promise<boolean> {
  if (!current.dispatchAt || new Date(current.dispatchAt) > ctx.now()) return false;
  if (current.state === "queued") return true;
  if (current.state !== "sending") return false;
  return (await settleAbandoned(ctx, current)) === "turned_away";
}

/**
 * A lease that ran out: either the provider turned the message away and it may be offered again, or whoever held the
 * lease died in the middle, and the message may have gone.
 */
async function settleAbandoned(ctx: Ctx, current: Message): Promise<"turned_away" | "parked"> {
  const calls = await ctx.db
    .select({ id: providerCalls.id, outcome: providerCalls.outcome })
    .from(providerCalls)
    .where(and(eq(providerCalls.orgId, ctx.org.id), eq(providerCalls.messageId, current.id)))
    .orderBy(desc(providerCalls.id));
  const [last] = calls;
  if (last?.outcome === "turned_away" && calls.length < MAX_CALLS) return "turned_away";
  if (last?.outcome === "turned_away") {
    const why = "The provider turned it away too often.";
    await moveMessage(ctx, current, {
      to: "failed",
      summary: `Gave up on ${named(current.channel)} to ${current.to}`,
      patch: { reason: why, failedAt: ctx.now().toISOString(), dispatchAt: null },
      detail: why,
    });
    return "parked";
  }
  if (last) await endCall(ctx, last.id, { outcome: "unknown", error: "The sender stopped in the middle." });
  await park(ctx, current, "Sending was interrupted; whether it arrived is not known.");
  return "parked";
}

async function keepWaiting(
  ctx: Ctx,
  current: Message,
  { outcome, rule, reason, until }: Decision,
): Promise<Date | null> {
  const what = `${named(current.channel)} to ${current.to}`;
  if (outcome === "block") {
    // One that a provider turned away has been sending already, and only moves forward.
    const [to, did] =
      current.state === "queued" ? (["blocked", "Held back"] as const) : (["failed", "Gave up on"] as const);
    const patch = { reason, reasonRule: rule, dispatchAt: null };
    await moveMessage(ctx, current, { to, summary: `${did} ${what}: ${reason}`, patch, detail: reason });
    return null;
  }
  const dispatchAt = until ?? addMinutes(ctx.now(), RETRY_MINUTES);
  const patch = { dispatchAt: dispatchAt.toISOString(), reason, reasonRule: rule };
  await updateRecord(ctx, messageObject, current.id, patch, { ...TRUSTED, summary: `Put off ${what}: ${reason}` });
  return dispatchAt;
}

type Outcome =
  | { kind: "accepted"; providerMessageId: string }
  | { kind: "turned_away"; error: string }
  | { kind: "rejected"; code: string; error: string }
  | { kind: "unknown"; error: string };

async function callProvider(ctx: Ctx, lease: Lease): Promise<Outcome> {
  try {
    const { providerMessageId } = await lease.sender.send(await compose(ctx, lease));
    return { kind: "accepted", providerMessageId };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof TurnedAway) return { kind: "turned_away", error: text };
    if (error instanceof Rejected) return { kind: "rejected", code: error.code, error: text };
    ctx.house.log.error({ err: error, messageId: lease.message.id }, "A provider gave no clear answer");
    return { kind: "unknown", error: text };
  }
}

async function keepOutcome(ctx: Ctx, lease: Lease, outcome: Outcome): Promise<void> {
  const current = await lockMessage(ctx, lease.message.id);
  const providerMessageId = outcome.kind === "accepted" ? outcome.providerMessageId : null;
  const error = outcome.kind === "accepted" ? null : outcome.error;
  await endCall(ctx, lease.callId, { outcome: outcome.kind, providerMessageId, error });
  // A callback may have been quicker, or the lease run out and the message been parked: then that stands,
  // but for the news that a parked message was taken after all.
  if (current.state !== "sending" && !(current.state === "unknown" && outcome.kind === "accepted")) return;
  const what = `${named(current.channel)} to ${current.to}`;
  if (outcome.kind === "accepted") {
    const patch = {
      providerMessageId,
      sentAt: ctx.now().toISOString(),
      dispatchAt: null,
      reason: null,
      reasonRule: null,
    };
    const sent = await moveMessage(ctx, current, { to: "sent", summary: `Sent ${what}`, patch });
    await keepActivity(ctx, sent);
  } else if (outcome.kind === "rejected") {
    if (outcome.code === TWILIO_OPTED_OUT) {
      await suppress(ctx, {
        channels: ["sms"],
        addresses: [current.to],
        scope: "all",
        reason: "carrier",
        source: lease.sender.provider,
      });
    }
    const patch = {
      failureCode: outcome.code,
      reason: outcome.error.slice(0, 1_000),
      failedAt: ctx.now().toISOString(),
      dispatchAt: null,
    };
    await moveMessage(ctx, current, { to: "failed", summary: `Could not send ${what}`, patch, detail: outcome.error });
  } else if (outcome.kind === "turned_away") {
    const retryAt = addMinutes(ctx.now(), RETRY_MINUTES).toISOString();
    const patch = { dispatchAt: retryAt, reason: outcome.error.slice(0, 1_000), reasonRule: "provider" };
    await updateRecord(ctx, messageObject, current.id, patch, { ...TRUSTED, summary: `Will try ${what} again` });
  } else {
    await park(ctx, current, outcome.error);
  }
}

async function park(ctx: Ctx, current: Message, why: string): Promise<void> {
  await moveMessage(ctx, current, {
    to: "unknown",
    summary: `Does not know whether ${named(current.channel)} to ${current.to} went out`,
    patch: { reason: why.slice(0, 1_000), reasonRule: "unknown", dispatchAt: null },
    detail: why,
  });
}

async function endCall(
  ctx: Ctx,
  callId: string,
  end: { outcome: Outcome["kind"]; providerMessageId?: string | null; error?: string | null },
): Promise<void> {
  await ctx.db
    .update(providerCalls)
    .set({ ...end, endedAt: ctx.now() })
    .where(and(eq(providerCalls.orgId, ctx.org.id), eq(providerCalls.id, callId)));
}
