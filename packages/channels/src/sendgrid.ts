import { createRequire } from "node:module";
import type sendgrid from "@sendgrid/client";
import { parseMailbox } from "./mailbox-address.ts";
import { judgeStatus, type Outgoing, type Provider, TurnedAway, wasNeverHeard } from "./port.ts";

export interface SendgridSettings {
  apiKey: string;
  baseUrl?: string;
}

/** Sends e-mail through SendGrid. It has no idempotency key; our id comes back with every event about the mail. */
export function createSendgrid({ apiKey, baseUrl }: SendgridSettings): Provider {
  const client = openClient();
  client.setApiKey(apiKey);
  if (baseUrl) client.setDefaultRequest("baseUrl", `${baseUrl.replace(/\/$/, "")}/`);
  return {
    async send(message) {
      try {
        const [answer] = await client.request({ method: "POST", url: "/v3/mail/send", body: asSendgrid(message) });
        const headers: Record<string, unknown> = answer.headers;
        return { providerMessageId: String(headers["x-message-id"] ?? message.id) };
      } catch (error) {
        throw asOutcome(error);
      }
    },
    async check() {
      await client.request({ method: "GET", url: "/v3/scopes" });
    },
  };
}

type Client = typeof sendgrid;

/** Its types name the class as a type only, and it is loaded with the first channel that needs it. */
function openClient(): Client {
  const library: { Client: new () => Client } = createRequire(import.meta.url)("@sendgrid/client");
  return new library.Client();
}

const asSendgrid = ({ id, to, from, subject, text, html, headers }: Outgoing) => ({
  personalizations: [{ to: [{ email: to }], custom_args: { message: id } }],
  from: parseMailbox(from),
  subject: subject ?? "",
  content: [{ type: "text/plain", value: text }, ...(html ? [{ type: "text/html", value: html }] : [])],
  headers,
  // Links and pictures that watch the reader are not ours to add.
  tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
});

function asOutcome(error: unknown): unknown {
  if (wasNeverHeard(error)) return new TurnedAway(String(error));
  const { code, response, message } = error as {
    code?: number;
    message?: string;
    response?: { body?: { errors?: { message?: string; field?: string | null }[] } };
  };
  const told = response?.body?.errors?.[0];
  return judgeStatus(
    typeof code === "number" ? code : undefined,
    told?.field ?? String(code ?? ""),
    told?.message ?? message ?? "SendGrid refused the mail",
    error,
  );
}
