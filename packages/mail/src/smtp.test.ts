import { expect, test } from "vitest";
import { openMail } from "./index.ts";
import { startSmtpServer } from "./testing.ts";

test("a mail goes through the configured server; one it refuses is an error", async () => {
  const server = await startSmtpServer();
  const from = "Mainstay <crm@example.com>";
  const { mailer, mailbox, close } = await openMail({
    smtpUrl: server.url,
    from,
    folder: "unused",
    now: () => new Date(),
  });
  expect(mailbox).toBeNull();

  const { id } = await mailer.send({ to: "ann@example.com", subject: "Grüße", text: "Words", html: "<p>Words</p>" });
  expect(id).toMatch(/^<.+@example\.com>$/);
  expect(server.messages[0]).toContain("From: Mainstay <crm@example.com>");
  expect(server.messages[0]).toContain("multipart/alternative");

  await expect(mailer.send({ to: "bob@refused.example", subject: "No", text: "No" })).rejects.toThrow("no such person");
  close();
  await server.close();
});
