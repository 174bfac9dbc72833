import { expect, test } from "vitest";
import { readInboundMail } from "./mail.ts";

const ID = "0193f7a2-1111-7000-8000-0123456789ab";

const report = (action: string, status: string, original = `Message-ID: <${ID}@crm.example>`) =>
  new TextEncoder().encode(
    [
      "From: MAILER-DAEMON@mx.example.net",
      "To: hello@riverside.example",
      "Subject: Undelivered Mail Returned to Sender",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "MIME-Version: 1.0",
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "I'm sorry to have to inform you that your message could not be delivered.",
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.net",
      "",
      "Final-Recipient: rfc822; nobody@example.net",
      `Action: ${action}`,
      `Status: ${status}`,
      "",
      "--b",
      "Content-Type: message/rfc822",
      "",
      "From: hello@riverside.example",
      original,
      "Subject: Your quote",
      "",
      "Hello",
      "",
      "--b--",
      "",
    ].join("\r\n"),
  );

test("a mail server's report is news of our mail, not a reply", async () => {
  expect(await readInboundMail({ body: report("failed", "5.1.1") })).toEqual([
    expect.objectContaining({ kind: "status", messageId: ID, status: "bounced", code: "5.1.1", isPermanent: true }),
  ]);
  const [full] = await readInboundMail({ body: report("failed", "4.2.2") });
  expect(full).toMatchObject({ status: "bounced", isPermanent: false });
});

test("a delay, and a report on somebody else's mail, change nothing", async () => {
  expect(await readInboundMail({ body: report("delayed", "4.4.1") })).toEqual([]);
  expect(await readInboundMail({ body: report("failed", "5.1.1", "Message-ID: <abc@elsewhere.example>") })).toEqual([]);
});

test("an out-of-office note is known for one", async () => {
  const mail = (header: string) =>
    new TextEncoder().encode(
      `From: dana@example.com\r\nTo: a@b.example\r\nSubject: Re: Hi\r\n${header}\r\n\r\nAway\r\n`,
    );
  expect(await readInboundMail({ body: mail("Auto-Submitted: auto-replied") })).toMatchObject([{ isAutomatic: true }]);
  expect(await readInboundMail({ body: mail("X-Other: 1") })).toMatchObject([{ isAutomatic: false }]);
});
