import {
  type Accepted,
  createResend,
  createSendgrid,
  createSmtp,
  createTwilio,
  type Outgoing,
  type Provider,
  throughMailer,
} from "@mainstay/channels";
import type { Mailer } from "@mainstay/mail";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ChannelKind } from "../messages/messages.words.ts";
import { channels, type ProviderName } from "./channels.table.ts";
import { decryptSecrets } from "./secrets.ts";

export type ChannelRow = typeof channels.$inferSelect;

/** A way out, ready to be used. */
export interface Sender {
  channelId: string | null;
  provider: ProviderName;
  /** What the recipient sees it comes from. */
  address: string;
  registration: ChannelRow["registration"];
  webhookKey: string | null;
  send(message: Outgoing): Promise<Accepted>;
}

/** The number of the development phone, out of the range kept for fiction. */
const DEVELOPMENT_NUMBER = "+15005550006";

/** The organization's way out for a kind of message: its own, or by default what stays on this machine. */
export async function pickSender(ctx: Ctx, kind: ChannelKind): Promise<Omit<Sender, "send">> {
  return described(ctx, kind, await findChannel(ctx, kind));
}

/** The same with its provider opened. */
export async function openSender(ctx: Ctx, kind: ChannelKind): Promise<Sender> {
  const row = await findChannel(ctx, kind);
  const picked = described(ctx, kind, row);
  const provider = row
    ? await openProvider(ctx, row)
    : (ctx.house.providers?.[picked.provider] ?? developmentProvider(ctx, kind));
  return { ...picked, send: (message) => provider.send(message) };
}

/** A channel's provider with its keys; also for the test button. */
export async function openProvider(ctx: Ctx, row: ChannelRow): Promise<Provider> {
  const given = ctx.house.providers?.[row.provider];
  if (given) return given;
  const secrets = await decryptSecrets(ctx.house, row.secrets);
  const { TWILIO_URL, RESEND_URL, SENDGRID_URL } = ctx.house.config;
  switch (row.provider) {
    case "twilio":
      return createTwilio({
        accountSid: row.config.accountSid ?? "",
        authToken: secrets.authToken ?? "",
        messagingServiceSid: row.config.messagingServiceSid,
        baseUrl: TWILIO_URL,
      });
    case "resend":
      return createResend({ apiKey: secrets.apiKey ?? "", baseUrl: RESEND_URL });
    case "sendgrid":
      return createSendgrid({ apiKey: secrets.apiKey ?? "", baseUrl: SENDGRID_URL });
    case "smtp":
      return createSmtp({ url: secrets.url ?? "" }, row.sender);
    default:
      return developmentProvider(ctx, row.kind);
  }
}

function described(ctx: Ctx, kind: ChannelKind, row: ChannelRow | null): Omit<Sender, "send"> {
  if (!row) return byDefault(ctx, kind);
  return {
    channelId: row.id,
    provider: row.provider,
    address: row.sender,
    registration: row.registration,
    webhookKey: row.webhookKey,
  };
}

async function findChannel(ctx: Ctx, kind: ChannelKind): Promise<ChannelRow | null> {
  const [row] = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.orgId, ctx.org.id), eq(channels.kind, kind), eq(channels.isActive, true)));
  return row ?? null;
}

function byDefault({ house }: Ctx, kind: ChannelKind): Omit<Sender, "send"> {
  const common = { channelId: null, registration: "not_needed", webhookKey: null } as const;
  if (kind === "sms") return { ...common, provider: "phone", address: DEVELOPMENT_NUMBER };
  return { ...common, provider: house.mailbox ? "mailbox" : "server", address: house.config.MAIL_FROM };
}

/** The mailbox or the server's SMTP for e-mail; texts go no further than the development phone, which reads them here. */
function developmentProvider({ house }: Ctx, kind: ChannelKind): Provider {
  if (kind === "email") return throughMailer(house.mailer);
  return { send: async ({ id }) => ({ providerMessageId: `phone-${id}` }), check: async () => {} };
}

declare module "../../platform/context.ts" {
  interface House {
    /** The installation's own way of sending mail. */
    mailer: Mailer;
    /** Providers that tests put in place of the real ones. */
    providers?: Partial<Record<ProviderName, Provider>>;
  }
}
