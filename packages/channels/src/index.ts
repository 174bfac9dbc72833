export { createSmtp, type SmtpSettings, throughMailer } from "./mailer.ts";
export { type Accepted, type Outgoing, type Provider, Rejected, TurnedAway } from "./port.ts";
export { createResend, type ResendSettings } from "./resend.ts";
export { createSendgrid, type SendgridSettings } from "./sendgrid.ts";
export { createTwilio, TWILIO_OPTED_OUT, type TwilioSettings } from "./twilio.ts";
export {
  BadSignature,
  type InboundEvent,
  type ProviderEvent,
  type RawWebhook,
  type StatusEvent,
} from "./webhooks/event.ts";
export { readInboundMail, withoutQuotes } from "./webhooks/mail.ts";
export { verifyQuickbooks } from "./webhooks/quickbooks.ts";
export { readResend, verifyResend } from "./webhooks/resend.ts";
export { readSendgrid, verifySendgrid } from "./webhooks/sendgrid.ts";
export { verifySlack } from "./webhooks/slack.ts";
export { verifyStandard } from "./webhooks/standard.ts";
export { verifyStripe } from "./webhooks/stripe.ts";
export { readTwilio, verifyTwilio } from "./webhooks/twilio.ts";
