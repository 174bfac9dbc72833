import type { InboundEvent } from "@mainstay/channels";
import { type Intent, readIntent } from "@mainstay/compliance";
import type { Ctx } from "../../platform/context.ts";
import { lockKeys } from "../../records/keys.ts";
import { inOperation, type OpCtx } from "../../records/operation.ts";
import { createRecord } from "../../records/write.ts";
import { normalizeAddress, reachOf } from "../consent/addresses.ts";
import { cancelFollowUps } from "../messages/follow-ups.ts";
import { keepActivity } from "../messages/messages.activity.ts";
import { messageReceived } from "../messages/messages.events.ts";
import { type Message, message } from "../messages/messages.object.ts";
import { TRUSTED, tellOf } from "../messages/messages.states.ts";
import type { ChannelKind } from "../messages/messages.words.ts";
import { isMembersNumber } from "../notifications/texting/numbers.ts";
import { obeyIntent } from "./intent.ts";
import { asFirstSent, keepNote } from "./passed-on.ts";
import { findThread, openThread } from "./thread.ts";

/** What somebody wrote, and the way it came. */
export interface Inbound extends Omit<InboundEvent, "kind" | "key"> {
  channel: ChannelKind;
  provider: string;
}

/**
 * Takes in what somebody wrote: on the timeline of the contact and the lead or deal it is about, as news for its owner,
 * and as the end of every follow-up that was waiting to go out by itself. STOP, HELP and START are obeyed at once.
 * Somebody nobody knows becomes a lead, unless all they say is stop. A machine's note (out of office) is kept, but is
 * nobody's answer. What a member passes on is its first sender's.
 */
export async function takeInMessage(ctx: Ctx, given: Inbound): Promise<void> {
  const { inbound, passedOn } = await asFirstSent(ctx, given);
  const from = normalizeAddress(ctx, inbound.from);
  if (!from) return;
  const intent = intentOf(inbound);
  const summary = `${inbound.channel === "sms" ? "SMS" : "E-mail"} from ${from}`;
  await inOperation(ctx, { kind: "create", summary }, async (ctx) => {
    await lockKeys(ctx, reachOf(from));
    const received = await write(ctx, inbound, from, intent);
    await keepActivity(ctx, received);
    if (passedOn) await keepNote(ctx, received, passedOn);
    if (received.contactId && !inbound.isAutomatic) await cancelFollowUps(ctx, received.contactId);
    if (intent) await obeyIntent(ctx, received, intent, inbound.handled);
    tellOf(ctx, messageReceived, received, { intent: intent?.kind ?? null, isAutomatic: inbound.isAutomatic });
  });
}

async function write(ctx: OpCtx, inbound: Inbound, from: string, intent: Intent | null): Promise<Message> {
  const known = await findThread(ctx, from, inbound);
  const isNobodys = intent?.kind === "stop" || inbound.isAutomatic || (await isMembersNumber(ctx, from));
  const thread = known ?? (isNobodys ? NOTHING : await openThread(ctx, from, inbound));
  const { result } = await createRecord(
    ctx,
    message,
    {
      ...thread,
      direction: "inbound",
      state: "received",
      channel: inbound.channel,
      writtenBy: "customer",
      from,
      to: inbound.to || "",
      subject: inbound.subject,
      body: inbound.text,
      provider: inbound.provider,
      internetId: inbound.internetId,
    },
    TRUSTED,
  );
  return result;
}

const NOTHING = { contactId: null, leadId: null, dealId: null, ownerId: null, answersId: null };

/** Whole sentences in an e-mail mean more than one word of theirs: only a short mail is a command. */
const COMMAND_LENGTH = 60;

function intentOf({ channel, text, handled, isAutomatic }: Inbound): Intent | null {
  if (isAutomatic) return null;
  if (handled) return { kind: handled, isCertain: true, words: text };
  const intent = readIntent(text);
  if (channel === "sms") return intent;
  return intent?.kind === "stop" && intent.isCertain && text.length <= COMMAND_LENGTH ? intent : null;
}
