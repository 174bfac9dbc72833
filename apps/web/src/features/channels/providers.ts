import { m } from "../../messages/messages.js";
import type { Channel, NewChannel } from "./channels.api.ts";

interface Asked {
  name: string;
  part: "config" | "secrets";
  label: () => string;
  help?: () => string;
  optional?: boolean;
}

interface ProviderWords {
  kind: NewChannel["kind"];
  name: string;
  /** What it has to be told; keys are written and never read back. */
  asks: Asked[];
}

/** The providers one can send through, in the order they are offered. */
export const PROVIDERS: Record<NewChannel["provider"], ProviderWords> = {
  smtp: {
    kind: "email",
    name: "SMTP",
    asks: [{ name: "url", part: "secrets", label: m.messages_smtp_url, help: m.messages_smtp_url_help }],
  },
  resend: {
    kind: "email",
    name: "Resend",
    asks: [
      { name: "apiKey", part: "secrets", label: m.messages_api_key },
      { name: "webhookSecret", part: "secrets", label: m.messages_webhook_secret, optional: true },
    ],
  },
  sendgrid: {
    kind: "email",
    name: "SendGrid",
    asks: [
      { name: "apiKey", part: "secrets", label: m.messages_api_key },
      { name: "webhookPublicKey", part: "secrets", label: m.messages_webhook_public_key, optional: true },
    ],
  },
  twilio: {
    kind: "sms",
    name: "Twilio",
    asks: [
      { name: "accountSid", part: "config", label: m.messages_account_sid },
      { name: "messagingServiceSid", part: "config", label: m.messages_service_sid, optional: true },
      { name: "authToken", part: "secrets", label: m.messages_auth_token },
    ],
  },
};

export const PROVIDER_NAMES = Object.keys(PROVIDERS) as NewChannel["provider"][];

/** A provider's own name. */
export const providerName = (provider: Channel["provider"]): string =>
  PROVIDER_NAMES.includes(provider as NewChannel["provider"])
    ? PROVIDERS[provider as NewChannel["provider"]].name
    : m.messages_own_server();
