import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { openContract } from "../../../../contracts.testing.ts";

/** A request as a provider heard it. */
export interface Heard {
  path: string;
  headers: Record<string, string>;
  body: string;
  /** The id that the provider gave the message; empty when it answered as told. */
  givenId: string;
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface FakeProvider {
  baseUrl: string;
  heard: Heard[];
  /** What was against the vendor's contract, in the requests and in its own answers. */
  violations: string[];
  /** From now on it answers this, whatever it is asked. */
  script(answer: Answer): void;
  close(): Promise<void>;
}

/** A server that stands in for a provider: takes every message, after the vendor's contract has judged the request. */
export async function openFakeProvider(name: keyof typeof PROVIDERS): Promise<FakeProvider> {
  const { contract, newId, take } = PROVIDERS[name];
  const judge = await openContract(contract);
  const heard: Heard[] = [];
  const violations: string[] = [];
  let scripted: Answer | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const request = await read(incoming);
    const givenId = scripted ? "" : newId();
    const answer = scripted ?? take(request, givenId);
    heard.push({ ...request, givenId });
    violations.push(...(judge?.({ request, answer: { status: answer.status, body: answer.body } }) ?? []));
    outgoing.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    outgoing.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    violations,
    script: (answer) => {
      scripted = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(incoming: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { pathname, search } = new URL(incoming.url ?? "/", "http://provider");
  return {
    method: incoming.method ?? "GET",
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString(),
  };
}

type Request = Awaited<ReturnType<typeof read>>;

/** 32 signs, as vendors like their ids. */
const hex = () => randomUUID().replaceAll("-", "");

const PROVIDERS = {
  twilio: { contract: "twilio/api_v2010.trim.json", newId: () => `SM${hex()}`, take: takeByTwilio },
  resend: {
    contract: "resend/resend.json",
    newId: () => randomUUID() as string,
    take: (_: Request, id: string): Answer => ({ status: 200, body: { id } }),
  },
  sendgrid: {
    contract: "sendgrid/tsg_mail_v3.json",
    newId: hex,
    take: (_: Request, id: string): Answer => ({ status: 202, headers: { "x-message-id": id } }),
  },
};

/** The message as Twilio shows it when a service has just taken it: nobody has been chosen to send it yet. */
function takeByTwilio({ path, body }: Request, sid: string): Answer {
  const form = new URLSearchParams(body);
  const account = path.split("/")[3] ?? "";
  const uri = `/2010-04-01/Accounts/${account}/Messages/${sid}`;
  const now = new Date().toUTCString();
  return {
    status: 201,
    body: {
      sid,
      account_sid: account,
      messaging_service_sid: form.get("MessagingServiceSid"),
      api_version: "2010-04-01",
      direction: "outbound-api",
      status: "accepted",
      from: null,
      to: form.get("To"),
      body: form.get("Body"),
      num_media: "0",
      num_segments: "0",
      price: null,
      price_unit: null,
      error_code: null,
      error_message: null,
      date_created: now,
      date_sent: null,
      date_updated: now,
      subresource_uris: { media: `${uri}/Media.json` },
      uri: `${uri}.json`,
    },
  };
}
