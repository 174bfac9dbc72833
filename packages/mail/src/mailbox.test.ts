import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { composeMail, openMailbox } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "mailbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (at = "2026-11-21T09:00:00Z") =>
  openMailbox({ folder, from: "Mainstay <crm@example.com>", now: () => new Date(at) });

test("a mail is still there after a restart, newest first", async () => {
  await (await open("2026-11-21T09:00:00Z")).send({ to: "ann@example.com", subject: "First", text: "one" });
  await (await open("2026-11-21T09:00:01Z")).send({ to: "ann@example.com", subject: "Second", text: "two" });

  const restarted = await open();
  const mails = await restarted.list();

  expect(mails.map((mail) => mail.subject)).toEqual(["Second", "First"]);
  expect(await restarted.read(mails[0]?.id ?? "")).toMatchObject({ subject: "Second", text: "two", html: null });
});

test("each mail is an .eml file only the server's user may read", async () => {
  const { id } = await (await open()).send({
    to: "ann@example.com",
    subject: "Hello",
    text: "Words",
    headers: { "X-Mainstay-Organization": "o1" },
  });

  const file = path.join(folder, `${id}.eml`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const message = await readFile(file, "utf8");
  expect(message).toContain("From: Mainstay <crm@example.com>");
  expect(message).toContain("X-Mainstay-Organization: o1");
});

test("an id cannot reach outside the mailbox, and an unknown one is nothing", async () => {
  const mailbox = await open();
  expect(await mailbox.read("../../etc/passwd")).toBeNull();
  expect(await mailbox.read("000000000000000-00000000-0000-0000-0000-000000000000")).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test("what people typed stays words in HTML and in the subject", () => {
  const mail = composeMail("ann@example.com", "Join\r\nBcc: all@example.com", {
    greeting: "Hello <script>alert(1)</script>",
    paragraphs: ['"Smith & Sons"'],
    action: { label: "Open", url: 'https://crm.example.com/?a=1&b="2"' },
  });

  expect(mail.subject).toBe("Join Bcc: all@example.com");
  expect(mail.html).not.toContain("<script>");
  expect(mail.html).toContain("&quot;Smith &amp; Sons&quot;");
  expect(mail.html).toContain('href="https://crm.example.com/?a=1&amp;b=&quot;2&quot;"');
  expect(mail.text).toContain('"Smith & Sons"');
});
