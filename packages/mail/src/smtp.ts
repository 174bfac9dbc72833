import type { Mailer } from "./mailer.ts";

const TIMEOUT_MS = 15_000;

export interface SmtpMailer extends Mailer {
  /** Connects and signs in, sending nothing; rejects with the server's reason. */
  check(): Promise<void>;
  close(): void;
}

/**
 * Sends through an SMTP server; the library is loaded with the first.
 * @param options.url `smtp://user:password@host:587` or `smtps://…`
 * @param options.from the sender, such as `Mainstay <crm@example.com>`
 */
export async function openSmtpMailer({ url, from }: { url: string; from: string }): Promise<SmtpMailer> {
  const { createTransport } = await import("nodemailer");
  const transport = createTransport(
    { url, pool: true, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from },
  );
  return {
    async send(mail) {
      const sent = await transport.sendMail(mail);
      return { id: sent.messageId };
    },
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
