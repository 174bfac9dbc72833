export { composeMail, escapeHtml, type MailText } from "./compose.ts";
export { type Mailbox, openMailbox, type ReceivedMail, type StoredMail } from "./mailbox.ts";
export type { Mail, Mailer } from "./mailer.ts";
export { type MailOptions, openMail } from "./open-mail.ts";
export { openSmtpMailer, type SmtpMailer } from "./smtp.ts";
