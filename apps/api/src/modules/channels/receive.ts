import {
  BadSignature,
  type ProviderEvent,
  type RawWebhook,
  readInboundMail,
  readResend,
  readSendgrid,
  readTwilio,
  verifyResend,
  verifySendgrid,
  verifyStandard,
  verifyTwilio,
} from "@mainstay/channels";
import { and, eq, sql } from "drizzle-orm";
import { findOrganization } from "../../platform/auth/index.ts";
import { type Ctx, type House, inTransaction, systemCtx } from "../../platform/context.ts";
import { repeatingCollisions } from "../../platform/database-problem.ts";
import { query } from "../../records/sql.ts";
import { channels, webhookEvents } from "./channels.table.ts";
import { takeInMessage } from "./inbound.ts";
import { decryptSecrets } from "./secrets.ts";
import type { ChannelRow } from "./sender.ts";
import { applyStatus } from "./status.ts";

export type Received = "taken" | "unknown channel" | "bad signature";

/**
 * Takes in what a provider tells: checks that it is the provider, over the bytes as they came, and does each event once,
 * in one transaction with the mark that it was done. Fails only when it could not be written, so that it is told again.
 */
export async function receiveWebhook(
  house: House,
  provider: string,
  key: string,
  webhook: RawWebhook,
): Promise<Received> {
  const found = await findChannel(house, key, provider);
  if (!found) return "unknown channel";
  const { ctx, channel } = found;
  let events: ProviderEvent[];
  try {
    events = await readEvents(ctx, channel, provider, webhook);
  } catch (error) {
    if (!(error instanceof BadSignature)) throw error;
    house.log.warn({ channelId: channel.id, provider, why: error.message }, "A webhook was refused");
    return "bad signature";
  }
  for (const event of events)
    await repeatingCollisions(() => inTransaction(ctx, (ctx) => takeOnce(ctx, channel, event)));
  return "taken";
}

async function takeOnce(ctx: Ctx, channel: ChannelRow, event: ProviderEvent): Promise<void> {
  const isNew = await ctx.db
    .insert(webhookEvents)
    .values({ orgId: ctx.org.id, channelId: channel.id, key: event.key, kind: event.kind, receivedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ key: webhookEvents.key });
  if (isNew.length === 0) return;
  if (event.kind === "status") await applyStatus(ctx, event);
  else await takeInMessage(ctx, { ...event, channel: channel.kind, provider: channel.provider });
}

async function readEvents(
  ctx: Ctx,
  channel: ChannelRow,
  provider: string,
  webhook: RawWebhook,
): Promise<ProviderEvent[]> {
  const secrets = await decryptSecrets(ctx.house, channel.secrets);
  switch (provider) {
    case "twilio":
      verifyTwilio(webhook, secrets.authToken ?? "");
      return readTwilio(webhook);
    case "resend":
      verifyResend(webhook, secrets.webhookSecret ?? "");
      return readResend(webhook);
    case "sendgrid":
      verifySendgrid(webhook, secrets.webhookPublicKey ?? "");
      return readSendgrid(webhook);
    case "mail":
      verifyStandard(webhook, secrets.inboundSecret ?? "", "webhook");
      return readInboundMail(webhook);
    default:
      return [];
  }
}

/** Every e-mail channel also takes mail that a forwarding rule brings, at `/webhooks/mail/…`. */
async function findChannel(
  house: House,
  key: string,
  provider: string,
): Promise<{ ctx: Ctx; channel: ChannelRow } | null> {
  const [found] = await query<{ org_id: string; id: string }>(
    house.database.system,
    sql`select * from app.find_channel(${key})`,
  );
  const org = found ? await findOrganization(house.database, found.org_id) : null;
  if (!found || !org) return null;
  const ctx = systemCtx(house, org, `webhook-${provider}`, provider);
  const [channel] = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.orgId, org.id), eq(channels.id, found.id)));
  const isItsOwn = channel && (channel.provider === provider || (provider === "mail" && channel.kind === "email"));
  return isItsOwn ? { ctx, channel } : null;
}
