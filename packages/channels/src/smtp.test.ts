import { startSmtpServer, type TestSmtpServer } from "@mainstay/mail/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSmtp, Rejected, TurnedAway } from "./index.ts";
import { mail } from "./testing/index.ts";

let server: TestSmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.close());

const smtp = (url = server.url) => createSmtp({ url }, mail.from);

test("a server of one's own takes a mail as it was made: sender, Message-ID and the way out", async () => {
  await smtp().check();
  expect(await smtp().send(mail)).toEqual({ providerMessageId: "<1@riverside.example>" });
  expect(server.messages[0]).toMatch(/^From: Riverside Plumbing <hello@riverside\.example>/m);
  expect(server.messages[0]).toMatch(/^Message-ID: <1@riverside\.example>/m);
  expect(server.messages[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
});

test("what it refuses is for good, what it puts off is for now, and so is a server that is not there", async () => {
  await expect(smtp().send({ ...mail, to: "dana@refused.example" })).rejects.toThrow(Rejected);
  await expect(smtp().send({ ...mail, to: "dana@busy.example" })).rejects.toThrow(TurnedAway);
  await expect(smtp("smtp://127.0.0.1:1").send(mail)).rejects.toThrow(TurnedAway);
  await expect(smtp(server.url.replace("secret", "guess")).check()).rejects.toThrow("wrong password");
  expect(server.messages).toHaveLength(1);
});
