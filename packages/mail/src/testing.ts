import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** Who may send through the server of the tests. */
const USER = { name: "crm", password: "secret" };

export interface TestSmtpServer {
  url: string;
  /** The mails it took, whole. */
  messages: string[];
  close(): Promise<void>;
}

/**
 * A mail server that asks for a password and keeps what it is given. It refuses recipients at `refused.example` for good
 * (550) and at `busy.example` for now (451).
 */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const messages: string[] = [];
  const server = new SMTPServer({
    // Without a certificate that anybody would trust.
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === USER.name && password === USER.password
        ? done(null, { user: username })
        : done(refusal(535, "wrong password")),
    onRcptTo({ address }, _, done) {
      if (address.endsWith("@refused.example")) return done(refusal(550, "no such person"));
      return done(address.endsWith("@busy.example") ? refusal(451, "come back later") : null);
    },
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        messages.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${USER.name}:${USER.password}@127.0.0.1:${port}`,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
