import { type Mailer, openSmtpMailer, type SmtpMailer } from "@mainstay/mail";
import { type Provider, Rejected, TurnedAway, wasNeverHeard } from "./port.ts";

/** E-mail through a mailer of the house: the development mailbox, or the server's own SMTP. */
export function throughMailer(mailer: Mailer): Provider {
  return {
    async send({ to, from, subject, text, html, headers }) {
      try {
        const { id } = await mailer.send({ to, from, subject: subject ?? "", text, html, headers });
        return { providerMessageId: id };
      } catch (error) {
        throw asOutcome(error);
      }
    },
    check: async () => {},
  };
}

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string;
}

/** E-mail through a server of the organization's own, a connection for each: keys may change between two mails. */
export function createSmtp({ url }: SmtpSettings, from: string): Provider {
  const connected = async <T>(work: (mailer: SmtpMailer) => Promise<T>): Promise<T> => {
    const mailer = await openSmtpMailer({ url, from });
    try {
      return await work(mailer);
    } finally {
      mailer.close();
    }
  };
  return {
    send: (message) => connected((mailer) => throughMailer(mailer).send(message)),
    check: () => connected((mailer) => mailer.check()),
  };
}

/** What the server said decides: 4yz later, 5yz never; a connection lost in between, nobody knows. */
function asOutcome(error: unknown): unknown {
  const { responseCode, command, message } = error as { responseCode?: number; command?: string; message?: string };
  if (wasNeverHeard(error) || command === "CONN") return new TurnedAway(message ?? "The mail server cannot be reached");
  if (responseCode === undefined) return error;
  return responseCode < 500
    ? new TurnedAway(message ?? String(responseCode))
    : new Rejected(String(responseCode), message ?? "The mail server refused the mail");
}
