import { createHash, createHmac } from "node:crypto";
import { BadSignature, type ProviderEvent, type RawWebhook, type StatusEvent } from "./event.ts";
import { isSame } from "./signature.ts";

/**
 * Checks that Twilio sent it: HMAC-SHA1 over the address and the sorted parameters, or, for JSON, over the address,
 * which then carries the body's SHA-256. Twilio signs with and without the port, so both are tried.
 * @throws BadSignature
 */
export function verifyTwilio({ url, headers, body }: RawWebhook, authToken: string): void {
  const given = headers.get("x-twilio-signature") ?? "";
  const bodyHash = new URL(url).searchParams.get("bodySHA256");
  if (bodyHash !== null && !isSame(bodyHash, createHash("sha256").update(body).digest("hex"))) {
    throw new BadSignature("The body is not the one that was signed");
  }
  const parameters = bodyHash === null ? sorted(new URLSearchParams(new TextDecoder().decode(body))) : "";
  const wanted = spellings(url).map((address) =>
    createHmac("sha1", authToken)
      .update(address + parameters)
      .digest("base64"),
  );
  if (!wanted.some((signature) => isSame(given, signature))) throw new BadSignature("This was not signed by Twilio");
}

/** What a call of Twilio's tells: a reply, or what became of a message. */
export function readTwilio({ url, body }: RawWebhook): ProviderEvent[] {
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const sid = form.get("MessageSid") ?? form.get("SmsSid") ?? "";
  const status = form.get("MessageStatus") ?? form.get("SmsStatus");
  if (form.has("Body") && (status === null || status === "received")) {
    return [
      {
        kind: "inbound",
        key: `in ${sid}`,
        from: form.get("From") ?? "",
        to: form.get("To") ?? "",
        subject: null,
        text: form.get("Body") ?? "",
        answers: [],
        internetId: sid,
        handled: HANDLED[form.get("OptOutType") ?? ""] ?? null,
      },
    ];
  }
  const known = STATUSES[status ?? ""];
  if (!known) return [];
  return [
    {
      kind: "status",
      key: `${sid} ${status}`,
      messageId: new URL(url).searchParams.get("message"),
      providerMessageId: sid,
      status: known,
      code: form.get("ErrorCode"),
      isPermanent: PERMANENT.includes(form.get("ErrorCode") ?? ""),
    },
  ];
}

const STATUSES: Record<string, StatusEvent["status"]> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};
const HANDLED: Record<string, "stop" | "start" | "help"> = { STOP: "stop", START: "start", HELP: "help" };

/** A landline, or a number that is not one: trying again never helps. */
const PERMANENT = ["30006", "21211", "21614", "30005"];

const sorted = (form: URLSearchParams) =>
  [...new Set(form.keys())]
    .sort()
    .map((name) =>
      [...new Set(form.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(""),
    )
    .join("");

function spellings(url: string): string[] {
  const { protocol, host, port } = new URL(url);
  if (port) return [url, url.replace(`:${port}`, "")];
  return [url, url.replace(`${protocol}//${host}`, `${protocol}//${host}:${protocol === "https:" ? 443 : 80}`)];
}
