import { generateKeyPairSync } from "node:crypto";
import { readInboundMail } from "@mainstay/channels";
import { type FakeProvider, openFakeProvider, signedBySendgrid, signedByStandard } from "@mainstay/channels/testing";
import { startSmtpServer } from "@mainstay/mail/testing";

/** A stand-in for somebody who carries e-mail, with what an organization has to enter to send through it. */
export interface MailVendor {
  provider: "resend" | "sendgrid" | "smtp";
  secrets: Record<string, string>;
  /** The mails it took, as their recipients read them. */
  taken(): Promise<{ to: string; subject: string; text: string }[]>;
  /** Its own news that the last mail it took has arrived. */
  reportsDelivery(webhookUrl: string, at: Date): Request;
  /** What was against the vendor's contract. */
  violations: string[];
  /** Where the installation is to find it; a mail server's address is among its secrets. */
  baseUrl: string;
  close(): Promise<void>;
}

/** With what forwarding rules sign the mail they bring. */
const INBOUND_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const RESEND_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/** A mail that a forwarding rule brings to a channel, at the address that the channel has for it. */
export function byForwarding(webhookUrl: string, mail: string, at: Date): Request {
  const url = webhookUrl.replace(/\/webhooks\/\w+\//, "/webhooks/mail/");
  const headers = signedByStandard("webhook", { id: crypto.randomUUID(), at, body: mail }, INBOUND_SECRET);
  return new Request(url, { method: "POST", body: mail, headers });
}

/** Resend: mails as its requests have them, news signed as Svix does. */
export async function openResendVendor(): Promise<MailVendor> {
  const fake = await openFakeProvider("resend");
  return {
    ...partsOf(fake),
    provider: "resend",
    secrets: { apiKey: "re_key", webhookSecret: RESEND_SECRET, inboundSecret: INBOUND_SECRET },
    taken: async () =>
      fake.heard.map(({ body }) => asResend(body)).map(({ to: [to], subject, text }) => ({ to, subject, text })),
    reportsDelivery(url, at) {
      const { body: asked, givenId } = lastOf(fake);
      const { from, to, subject, tags } = asResend(asked);
      const body = JSON.stringify({
        type: "email.delivered",
        created_at: at.toISOString(),
        data: {
          email_id: givenId,
          created_at: at.toISOString(),
          from,
          to,
          subject,
          tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])),
        },
      });
      const headers = signedByStandard("svix", { id: `msg_${crypto.randomUUID()}`, at, body }, RESEND_SECRET);
      return new Request(url, { method: "POST", body, headers });
    },
  };
}

interface ResendMail {
  from: string;
  to: [string];
  subject: string;
  text: string;
  tags: { name: string; value: string }[];
}

const asResend = (body: string): ResendMail => JSON.parse(body);

/** SendGrid: mails as its requests have them, news signed with a key on P-256. */
export async function openSendgridVendor(): Promise<MailVendor> {
  const fake = await openFakeProvider("sendgrid");
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    ...partsOf(fake),
    provider: "sendgrid",
    secrets: {
      apiKey: "SG.key",
      webhookPublicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
      inboundSecret: INBOUND_SECRET,
    },
    taken: async () =>
      fake.heard.map(({ body }) => {
        const { personalizations, subject, content } = asSendgrid(body);
        return { to: personalizations[0].to[0].email, subject, text: content[0].value };
      }),
    reportsDelivery(url, at) {
      const { body: asked, givenId } = lastOf(fake);
      const [{ to, custom_args }] = asSendgrid(asked).personalizations;
      const event = {
        ...custom_args,
        email: to[0].email,
        timestamp: Math.floor(at.getTime() / 1_000),
        event: "delivered",
        sg_event_id: crypto.randomUUID(),
        sg_message_id: `${givenId}.filter0001.1.1-0`,
      };
      const body = `${JSON.stringify([event])}\r\n`;
      return new Request(url, { method: "POST", body, headers: signedBySendgrid(body, at, privateKey) });
    },
  };
}

interface SendgridMail {
  personalizations: [{ to: [{ email: string }]; custom_args: Record<string, string> }];
  subject: string;
  content: [{ type: string; value: string }];
}

const asSendgrid = (body: string): SendgridMail => JSON.parse(body);

/** A mail server: mails as they went over the wire, and news as servers send it, a report by mail (RFC 3464). */
export async function openSmtpVendor(): Promise<MailVendor> {
  const server = await startSmtpServer();
  return {
    provider: "smtp",
    baseUrl: server.url,
    secrets: { url: server.url, inboundSecret: INBOUND_SECRET },
    violations: [],
    close: () => server.close(),
    async taken() {
      const read = await Promise.all(
        server.messages.map((whole) => readInboundMail({ body: new TextEncoder().encode(whole) })),
      );
      return read
        .flat()
        .flatMap((mail) =>
          mail.kind === "inbound" ? [{ to: mail.to, subject: mail.subject ?? "", text: mail.text }] : [],
        );
    },
    reportsDelivery(url, at) {
      const [, messageId = ""] = /^Message-ID: *(\S+)/im.exec(server.messages.at(-1) ?? "") ?? [];
      return byForwarding(url, deliveryReport(messageId), at);
    },
  };
}

const deliveryReport = (messageId: string) =>
  [
    "From: MAILER-DAEMON@mx.example.com",
    "Subject: Successful Mail Delivery Report",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "MIME-Version: 1.0",
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.com",
    "",
    "Action: delivered",
    "Status: 2.0.0",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${messageId}`,
    "",
    "--b--",
    "",
  ].join("\r\n");

const partsOf = ({ baseUrl, violations, close }: FakeProvider) => ({ baseUrl, violations, close });

function lastOf({ heard }: FakeProvider) {
  const last = heard.at(-1);
  if (!last) throw new Error("Nothing was sent through this provider");
  return last;
}
