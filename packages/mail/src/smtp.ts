import { createTransport } from "nodemailer";
import type { Mailer } from "./mailer.ts";

const TIMEOUT_MS = 15_000;

/**
 * Sends through an SMTP server.
 * @param options.url `smtp://user:password@host:587` or `smtps://…`
 * @param options.from the sender, such as `Mainstay <crm@example.com>`
 */
export function createSmtpMailer({
  url,
  from,
}: {
  url: string;
  from: string;
}): Mailer & { check(): Promise<void>; close(): void } {
  const transport = createTransport(
    { url, pool: true, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from },
  );
  return {
    async send(mail) {
      const sent = await transport.sendMail(mail);
      return { id: sent.messageId };
    },
    /** Connects and signs in, sending nothing; rejects with the server's reason. */
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
