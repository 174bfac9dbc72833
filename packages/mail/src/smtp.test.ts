import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { openMail } from "./index.ts";

/** As much of RFC 5321 as one mail needs; refuses recipients at `refused.example`. */
async function startSmtpServer() {
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let message: string[] | null = null;
    let rest = "";
    const answer = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (message) {
        if (line !== ".") return void message.push(line);
        messages.push(message.join("\n"));
        message = null;
        return answer("250 kept");
      }
      if (/^DATA/i.test(line)) message = [];
      answer(message ? "354 go on" : line.includes("refused.example") ? "550 no such person" : "250 fine");
    };
    socket.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    answer("220 ready");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

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
  server.close();
});
