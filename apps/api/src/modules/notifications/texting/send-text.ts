import { Rejected, TurnedAway, TWILIO_OPTED_OUT } from "@mainstay/channels";
import { simplifySms } from "@mainstay/compliance";
import { measureSms } from "@mainstay/compliance/segments";
import { newId } from "@mainstay/db";
import { composeMail } from "@mainstay/mail";
import { and, eq } from "drizzle-orm";
import { ORGANIZATION_HEADER } from "../../../platform/auth/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import { openSender } from "../../channels/sender.ts";
import { readSettings } from "../../channels/settings.ts";
import { liveSuppressions } from "../../consent/suppressions.ts";
import { spentToday } from "../../messages/dispatch/spend.ts";
import type { Outcome } from "../outcome.ts";
import { stopNumber } from "./numbers.ts";
import { memberTexts } from "./texting.table.ts";

/** Why a text does not go, in words of the log. */
const skipped = (reason: "sending_off" | "not_registered" | "no_channel" | "stopped" | "spend"): Outcome => ({
  state: "skipped",
  reason,
});

/**
 * Texts a member through the organization's channel, within its budget. Members are no customers: neither consent nor
 * the law's hours are asked for, but a STOP of theirs holds. What may have gone out is not tried again.
 * @throws TurnedAway when the provider has certainly not taken it and may yet
 */
export async function textMember(ctx: Ctx, to: string, words: string): Promise<Outcome> {
  const settings = await readSettings(ctx);
  if (!settings.isSending) return skipped("sending_off");
  const sender = await openSender(ctx, "sms");
  if (sender.registration === "pending") return skipped("not_registered");
  const isDevelopment = sender.provider === "phone";
  if (isDevelopment && !ctx.house.mailbox) return skipped("no_channel");
  if ((await liveSuppressions(ctx, to, "sms")).length > 0) return skipped("stopped");
  const text = simplifySms(words);
  const cost = measureSms(text).segments * Number(settings.pricePerSegment);
  if (settings.dailySpend !== null && (await spentToday(ctx)) + cost > Number(settings.dailySpend)) {
    return skipped("spend");
  }
  // Written down first: should the server die in between, the text has rather been paid for than not.
  const id = newId();
  await ctx.db.insert(memberTexts).values({ orgId: ctx.org.id, id, cost: cost.toFixed(4), at: ctx.now() });
  try {
    await sender.send({ id, to, from: sender.address, subject: null, text, headers: {}, statusUrl: null });
  } catch (error) {
    return notSent(ctx, { id, to }, error);
  }
  if (isDevelopment) await ringHere(ctx, to, text);
  return { state: "sent", reason: null };
}

async function notSent(ctx: Ctx, { id, to }: { id: string; to: string }, error: unknown): Promise<Outcome> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const isCertain = error instanceof TurnedAway || error instanceof Rejected;
  if (isCertain) {
    await ctx.db.delete(memberTexts).where(and(eq(memberTexts.orgId, ctx.org.id), eq(memberTexts.id, id)));
  }
  if (error instanceof TurnedAway) throw error;
  if (error instanceof Rejected && error.code === TWILIO_OPTED_OUT) await stopNumber(ctx, to, true);
  ctx.house.log.warn({ err: error }, "A member could not be texted");
  return { state: "failed", reason };
}

/** The development phone has no screen: what it is sent is read in the development mailbox. */
async function ringHere(ctx: Ctx, to: string, text: string): Promise<void> {
  const headers = { [ORGANIZATION_HEADER]: ctx.org.id };
  await ctx.house.mailer.send(composeMail(ctx.member?.email ?? "", `SMS to ${to}`, { paragraphs: [text] }, headers));
}
