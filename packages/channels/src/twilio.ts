import { createRequire } from "node:module";
import type { RequestClient, Twilio } from "twilio";
import { judgeStatus, type Provider, TurnedAway, wasNeverHeard } from "./port.ts";

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** Senders, campaign and opt-out handling hang on it; without one, `from` sends by itself. */
  messagingServiceSid?: string;
  /** Only for tests and proxies; Twilio itself otherwise. */
  baseUrl?: string;
}

/** Its word for a recipient who has opted out with the carrier. */
export const TWILIO_OPTED_OUT = "21610";

const TIMEOUT_MS = 20_000;

/** Sends text messages through Twilio. */
export function createTwilio({ accountSid, authToken, messagingServiceSid, baseUrl }: TwilioSettings): Provider {
  const client = openClient(accountSid, authToken, baseUrl);
  return {
    async send({ to, from, text, statusUrl }) {
      const sender = messagingServiceSid ? { messagingServiceSid } : { from };
      try {
        const sent = await client.messages.create({
          to,
          ...sender,
          body: text,
          ...(statusUrl && { statusCallback: statusUrl }),
        });
        return { providerMessageId: sent.sid };
      } catch (error) {
        throw asOutcome(error);
      }
    },
    async check() {
      await client.api.v2010.accounts(accountSid).fetch();
    },
  };
}

function asOutcome(error: unknown): unknown {
  if (wasNeverHeard(error)) return new TurnedAway(String(error));
  const { status, code, message } = error as { status?: number; code?: number | string; message?: string };
  if (code === 20429) return new TurnedAway(message ?? "Too many requests");
  return judgeStatus(status, String(code ?? status ?? ""), message ?? "Twilio refused the message", error);
}

/** Loaded with the first channel that needs it: the library is large, and most houses have no Twilio. */
function openClient(accountSid: string, authToken: string, baseUrl?: string): Twilio {
  const twilio = createRequire(import.meta.url)("twilio") as typeof import("twilio");
  const options = { timeout: TIMEOUT_MS };
  const http = new twilio.RequestClient(options);
  if (baseUrl) redirect(http, baseUrl);
  return twilio(accountSid, authToken, { httpClient: http, autoRetry: false });
}

/** The library has no setting for where Twilio is, so its request client is told for every request. */
function redirect(http: RequestClient, baseUrl: string): void {
  const request = http.request.bind(http);
  http.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: `${baseUrl.replace(/\/$/, "")}${pathname}${search}` });
  };
}
