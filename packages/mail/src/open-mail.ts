import { type Mailbox, openMailbox } from "./mailbox.ts";
import type { Mailer } from "./mailer.ts";
import { openSmtpMailer } from "./smtp.ts";

export interface MailOptions {
  /** `smtp://…`; without one mails stay in the development mailbox. */
  smtpUrl?: string;
  from: string;
  /** Where the development mailbox keeps its files. */
  folder: string;
  now: () => Date;
}

/** The mailer a server's settings ask for, and the mailbox when that is where its mails go. */
export async function openMail(
  options: MailOptions,
): Promise<{ mailer: Mailer; mailbox: Mailbox | null; close(): void }> {
  const { smtpUrl, from, folder, now } = options;
  if (smtpUrl) {
    const smtp = await openSmtpMailer({ url: smtpUrl, from });
    return { mailer: smtp, mailbox: null, close: smtp.close };
  }
  const mailbox = await openMailbox({ folder, from, now });
  return { mailer: mailbox, mailbox, close: () => {} };
}
