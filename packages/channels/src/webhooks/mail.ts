import { createHash } from "node:crypto";
import PostalMime, { type Email } from "postal-mime";
import { isDeliveryReport, readDeliveryReport } from "./bounce.ts";
import type { ProviderEvent, RawWebhook } from "./event.ts";
import { readForwarded } from "./forwarded.ts";

/** A mail as a forwarding rule or a mail server hands it over: the whole message, RFC 5322; or a report on one of ours. */
export async function readInboundMail({ body }: Pick<RawWebhook, "body">): Promise<ProviderEvent[]> {
  const mail = await PostalMime.parse(body);
  if (isDeliveryReport(mail)) return readDeliveryReport(body);
  const from = mail.from?.address;
  if (!from) return [];
  const text = mail.text ?? wordsOf(mail.html ?? "");
  const references = [mail.inReplyTo, ...(mail.references ?? "").split(/\s+/).toReversed()];
  return [
    {
      kind: "inbound",
      key: `mail ${mail.messageId ?? createHash("sha256").update(body).digest("hex")}`,
      from,
      fromName: mail.from?.name || null,
      to: mail.to?.[0]?.address ?? "",
      subject: mail.subject ?? null,
      text: withoutQuotes(text),
      forwarded: isAnswer(mail.subject) ? null : readForwarded(text),
      answers: [...new Set(references.filter((id): id is string => Boolean(id)))],
      internetId: mail.messageId ?? null,
      handled: null,
      isAutomatic: isAutomatic(mail),
    },
  ];
}

/** Outlook puts the same lines above a mail that is answered as above one that is passed on. */
const isAnswer = (subject = ""): boolean => /^re(?:\[\d+\])?\s*:/i.test(subject.trim());

/** Nobody wrote it just now: an out-of-office note or another machine's answer (RFC 3834). */
function isAutomatic({ headers }: Email): boolean {
  const headerOf = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? "";
  const submitted = headerOf("auto-submitted");
  return (
    (submitted !== "" && submitted !== "no") ||
    headerOf("precedence") === "auto_reply" ||
    headerOf("x-autoreply") !== ""
  );
}

/** What the person wrote, without the mail they answer. */
export function withoutQuotes(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const start = lines.findIndex((line, index) => isQuoteHead(line, lines[index + 1]));
  const own = (start === -1 ? lines : lines.slice(0, start)).filter((line) => !line.startsWith(">"));
  return own.join("\n").trim() || text.trim();
}

/** "On Monday Ann wrote:" in one line or two, or Outlook's rule. */
function isQuoteHead(line: string, next = ""): boolean {
  if (/^-{2,}\s*(?:original message|mensaje original)\s*-{2,}$/i.test(line.trim()) || /^_{10,}$/.test(line.trim()))
    return true;
  const isIntroduction = (words: string) => /^(?:on|el)\s.+(?:wrote|escribió):$/i.test(words.trim());
  return isIntroduction(line) || (/^(?:on|el)\s/i.test(line) && isIntroduction(`${line} ${next}`));
}

const wordsOf = (html: string) =>
  html
    .replace(/<(?:br|\/p|\/div)[^<>]*>/gi, "\n")
    .replace(/<[^<>]+>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
