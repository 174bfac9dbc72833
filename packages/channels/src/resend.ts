import { Resend } from "resend";
import { judgeStatus, type Provider } from "./port.ts";

export interface ResendSettings {
  apiKey: string;
  baseUrl?: string;
}

/** Sends e-mail through Resend; our id is its idempotency key, so even a call made twice sends once. */
export function createResend({ apiKey, baseUrl }: ResendSettings): Provider {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : undefined);
  return {
    async send({ id, to, from, subject, text, html, headers }) {
      const mail = {
        from,
        to: [to],
        subject: subject ?? "",
        text,
        ...(html && { html }),
        headers,
        tags: [{ name: "message", value: id }],
      };
      const { data, error } = await resend.emails.send(mail, { idempotencyKey: id });
      if (error) throw judgeStatus(error.statusCode ?? undefined, error.name, error.message, new Error(error.message));
      return { providerMessageId: data.id };
    },
    async check() {
      const { error } = await resend.domains.list();
      // A key that may only send is a good one.
      if (error && error.name !== "restricted_api_key") throw new Error(error.message);
    },
  };
}
