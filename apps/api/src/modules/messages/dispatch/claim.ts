import { newId } from "@mainstay/db";
import { addSeconds } from "date-fns/addSeconds";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { query } from "../../../records/sql.ts";
import { openSender, type Sender } from "../../channels/sender.ts";
import type { Message } from "../messages.object.ts";
import { named } from "../messages.service.ts";
import { moveMessage } from "../messages.states.ts";
import { dispatchDecisions, providerCalls } from "../messages.table.ts";
import type { ChannelKind } from "../messages.words.ts";
import type { Decision, Facts } from "./decide.ts";
import { threadingOf } from "./threading.ts";

/** The right to call the provider once, until it runs out. */
export interface Lease {
  message: Message;
  token: number;
  callId: string;
  sender: Sender;
  headers: Record<string, string>;
  unsubscribeKey: string | null;
}

/** A provider is given up on well before. */
const LEASE_SECONDS = 60;

/** Writes down why a message may go, must wait or may not. */
export async function storeDecision(ctx: Ctx, messageId: string, decision: Decision, facts: Facts): Promise<void> {
  await ctx.db
    .insert(dispatchDecisions)
    .values({ orgId: ctx.org.id, id: newId(), messageId, ...decision, inputs: facts, at: ctx.now() });
}

/**
 * Takes the lease of a locked message: from here on it is being sent, by whoever holds this token and nobody else. The
 * database refuses it for words that nobody approved.
 */
export async function takeLease(ctx: Ctx, current: Message, facts: Facts): Promise<Lease> {
  const sender = await openSender(ctx, current.channel as ChannelKind);
  const { internetId, unsubscribeKey, headers } = await threadingOf(ctx, current);
  const [row] = await query<{ token: number }>(
    ctx.db,
    sql`update messages set lease_token = lease_token + 1,
        leased_until = ${addSeconds(ctx.now(), LEASE_SECONDS)}, decided_at = ${ctx.now()}, channel_id = ${sender.channelId},
        unsubscribe_key = coalesce(unsubscribe_key, ${unsubscribeKey})
      where org_id = ${ctx.org.id} and id = ${current.id} returning lease_token as token`,
  );
  if (!row) throw new Error("The message is gone");
  const { token } = row;
  const message = current.state === "sending" ? current : await enterSending(ctx, current, sender, facts, internetId);
  const callId = newId();
  await ctx.db.insert(providerCalls).values({
    orgId: ctx.org.id,
    id: callId,
    messageId: current.id,
    leaseToken: token,
    provider: sender.provider,
    startedAt: ctx.now(),
  });
  return { message, token, callId, sender, headers, unsubscribeKey };
}

async function enterSending(ctx: Ctx, current: Message, sender: Sender, facts: Facts, internetId: string | null) {
  return moveMessage(ctx, current, {
    to: "sending",
    summary: `Sending ${named(current.channel)} to ${current.to}`,
    patch: {
      from: sender.address,
      provider: sender.provider,
      cost: facts.cost.toFixed(4),
      internetId,
      reason: null,
      reasonRule: null,
      dispatchAt: addSeconds(ctx.now(), LEASE_SECONDS).toISOString(),
    },
  });
}
