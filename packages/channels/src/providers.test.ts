import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createResend, createSendgrid, createTwilio, type Outgoing, Rejected, TurnedAway } from "./index.ts";

/*
 * The vendors' own libraries against servers of ours that judge every request by the vendor's published contract. The
 * contracts lie beside the repository; without them the shape of the requests goes unjudged, the outcomes do not.
 */
const CONTRACTS = "/work/shared/contracts";
const JUDGE = `${CONTRACTS}/kit/contract.mjs`;
const hasContracts = existsSync(JUDGE);

interface Judge {
  request(request: { method: string; path: string; query: string; headers: Record<string, string>; body: string }): {
    errors: string[];
  };
}

async function judgeOf(file: string): Promise<Judge | null> {
  if (!hasContracts) return null;
  // It has no libraries beside it, so it is read from where ours are.
  const here = new URL("../node_modules/.cache/contract.mjs", import.meta.url);
  mkdirSync(new URL(".", here), { recursive: true });
  copyFileSync(JUDGE, here);
  const { Contract } = await import(here.href);
  return new Contract(`${CONTRACTS}/${file}`);
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Heard {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A vendor that answers as told, after its contract has judged the request. */
async function vendor(contract: string, answer: { status: number; body: unknown; headers?: Record<string, string> }) {
  const judge = await judgeOf(contract);
  const heard: Heard[] = [];
  const violations: string[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { pathname, search } = new URL(request.url ?? "/", "http://vendor");
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    heard.push({ path: pathname, headers, body });
    const judged = judge?.request({
      method: request.method ?? "GET",
      path: pathname,
      query: search.slice(1),
      headers,
      body,
    });
    violations.push(...(judged?.errors ?? []));
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, violations };
}

const mail: Outgoing = {
  id: "0199e1a0-0000-7000-8000-000000000001",
  to: "dana@example.com",
  from: "Riverside Plumbing <hello@riverside.example>",
  subject: "Your boiler",
  text: "Hello",
  html: "<p>Hello</p>",
  headers: { "Message-ID": "<1@riverside.example>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  statusUrl: null,
};
const sms: Outgoing = {
  ...mail,
  to: "+13125550142",
  from: "+15005550006",
  subject: null,
  html: undefined,
  headers: {},
  statusUrl: "https://crm.example.com/webhooks/twilio/k?message=1",
};
const ACCOUNT = `AC${"0".repeat(32)}`;
const SERVICE = `MG${"0".repeat(32)}`;

const openers = {
  twilio: (baseUrl: string) =>
    createTwilio({ accountSid: ACCOUNT, authToken: "token", messagingServiceSid: SERVICE, baseUrl }),
  resend: (baseUrl: string) => createResend({ apiKey: "re_key", baseUrl }),
  sendgrid: (baseUrl: string) => createSendgrid({ apiKey: "SG.key", baseUrl }),
};
const CONTRACT_OF = {
  twilio: "twilio/api_v2010.trim.json",
  resend: "resend/resend.json",
  sendgrid: "sendgrid/tsg_mail_v3.json",
};

test("Twilio's client sends by the messaging service, and is told where to report", async () => {
  const { baseUrl, heard, violations } = await vendor(CONTRACT_OF.twilio, {
    status: 201,
    body: { sid: "SM1", status: "accepted" },
  });
  expect(await openers.twilio(baseUrl).send(sms)).toEqual({ providerMessageId: "SM1" });
  expect(violations).toEqual([]);
  expect(heard[0]?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
  expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
    To: sms.to,
    Body: "Hello",
    MessagingServiceSid: SERVICE,
    StatusCallback: sms.statusUrl,
  });
});

test("Resend's client sends with our id as its idempotency key", async () => {
  const { baseUrl, heard, violations } = await vendor(CONTRACT_OF.resend, { status: 200, body: { id: "re_1" } });
  expect(await openers.resend(baseUrl).send(mail)).toEqual({ providerMessageId: "re_1" });
  expect(violations).toEqual([]);
  expect(heard[0]?.headers["idempotency-key"]).toBe(mail.id);
  expect(JSON.parse(heard[0]?.body ?? "")).toMatchObject({ from: mail.from, to: [mail.to], headers: mail.headers });
});

test("SendGrid's client sends our id along and watches no reader", async () => {
  const { baseUrl, heard, violations } = await vendor(CONTRACT_OF.sendgrid, {
    status: 202,
    body: undefined,
    headers: { "x-message-id": "sg1" },
  });
  expect(await openers.sendgrid(baseUrl).send(mail)).toEqual({ providerMessageId: "sg1" });
  expect(violations).toEqual([]);
  expect(JSON.parse(heard[0]?.body ?? "")).toMatchObject({
    personalizations: [{ to: [{ email: mail.to }], custom_args: { message: mail.id } }],
    from: { email: "hello@riverside.example", name: "Riverside Plumbing" },
    tracking_settings: { open_tracking: { enable: false } },
  });
});

describe.each(["twilio", "resend", "sendgrid"] as const)("%s", (name) => {
  const message = name === "twilio" ? sms : mail;
  const BODIES = {
    twilio: { code: 21211, message: "Invalid 'To' Phone Number", status: 400 },
    resend: { name: "validation_error", statusCode: 422, message: "Invalid `to`" },
    sendgrid: { errors: [{ field: "to", message: "Does not contain a valid address." }] },
  };

  test("a refusal is for good, 429 is for now, 500 is anybody's guess; each is one call", async () => {
    for (const [status, kind] of [
      [422, Rejected],
      [429, TurnedAway],
      [500, null],
    ] as const) {
      const { baseUrl, heard } = await vendor(CONTRACT_OF[name], {
        status,
        body: { ...BODIES[name], status, statusCode: status },
      });
      const error = await openers[name](baseUrl)
        .send(message)
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      expect(error, `${name} ${status}`).toBeInstanceOf(Error);
      if (kind) expect(error, `${name} ${status}`).toBeInstanceOf(kind);
      else
        expect(
          [TurnedAway, Rejected].some((known) => error instanceof known),
          `${name} ${status}`,
        ).toBe(false);
      expect(heard).toHaveLength(1);
    }
  });
});

test.skipIf(hasContracts)("the vendors' contracts are absent here: shapes of requests were not judged", () => {
  expect(hasContracts).toBe(false);
});
