import { composeMail, type Mail } from "@mainstay/mail";
import type { Ctx } from "../../platform/context.ts";
import type { ChatMessage } from "./chat.ts";
import type { Notification } from "./items.ts";
import type { PushMessage } from "./push/send-push.ts";
import { ENGLISH, type NotificationWords, SPANISH } from "./words.ts";

const MOST_LINES = 30;

/** One mail of everything there is to tell; a single notification is its subject itself. */
export function notificationMail(ctx: Ctx, items: Notification[]): Mail {
  const words = wordsFor(ctx);
  const [first, ...others] = items;
  const isOne = first !== undefined && others.length === 0;
  const subject = isOne ? words.line(first) : words.several(items.length);
  const shown = items.slice(0, MOST_LINES);
  const rest = items.length - shown.length;
  return composeMail(ctx.member?.email ?? "", `${subject} · ${ctx.org.name}`, {
    greeting: words.hello(ctx.member?.name ?? ""),
    paragraphs: [
      ...shown.flatMap((item) => [words.line(item), ...quote(item)]),
      ...(rest > 0 ? [words.more(rest)] : []),
    ],
    action: isOne ? { label: words.open, url: addressOf(ctx, first) } : { label: words.openAll, url: inboxOf(ctx) },
    closing: [`${words.why} ${ctx.house.config.baseUrl}${SETTINGS}`],
  });
}

/** The same for a chat: a line each, with its link. */
export function chatMessage(ctx: Ctx, items: Notification[]): ChatMessage {
  const words = wordsFor(ctx);
  const shown = items.slice(0, MOST_LINES);
  const lines = shown.map((item) => ({
    text: [words.line(item), ...quote(item)].join(" "),
    url: addressOf(ctx, item),
  }));
  const rest = items.length - shown.length;
  return { lines: rest > 0 ? [...lines, { text: words.more(rest), url: inboxOf(ctx) }] : lines, open: words.open };
}

/** The same for a browser: what happened, and not what was said, since it may be shown on a locked screen. */
export function pushMessage(ctx: Ctx, items: Notification[]): PushMessage {
  const words = wordsFor(ctx);
  const [first, ...others] = items;
  const title = ctx.org.name;
  if (!first || others.length > 0) {
    return { title, body: words.several(items.length), path: INBOX, tag: "several" };
  }
  return { title, body: words.line(first), path: pathOf(first), tag: first.id };
}

/** What a browser shows when one wants to see whether it does. */
export function testMessage(ctx: Ctx): PushMessage {
  return { title: ctx.org.name, body: wordsFor(ctx).test, path: SETTINGS, tag: "test" };
}

/** The same as a text message: short, since it is paid by its length. */
export function textMessage(ctx: Ctx, items: Notification[]): string {
  const words = wordsFor(ctx);
  const [first, ...others] = items;
  const isOne = first !== undefined && others.length === 0;
  const line = shortened(isOne ? words.line(first) : words.several(items.length), TEXTED);
  return `${ctx.org.name}: ${line} ${isOne ? addressOf(ctx, first) : inboxOf(ctx)}`;
}

/** What shows that a phone is the member's. */
export const codeText = (ctx: Ctx, code: string): string => `${ctx.org.name}: ${wordsFor(ctx).code(code)}`;

/** In the member's language, which their formats are in. */
function wordsFor({ member, org }: Ctx): NotificationWords {
  return (member?.locale ?? org.locale).startsWith("es") ? SPANISH : ENGLISH;
}

const QUOTED = 280;
const TEXTED = 120;
const quote = ({ text }: Notification): string[] => (text ? [`“${shortened(text, QUOTED)}”`] : []);

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;

/** Objects whose records have a page; the others are opened from the inbox. */
const PAGES: Record<string, string> = {
  lead: "leads",
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
};

/** Where a notification leads, down to the comment it tells of. */
function pathOf({ object, recordId, commentId }: Notification): string {
  const folder = PAGES[object];
  return folder ? `/${folder}/${recordId}${commentId ? `#comment-${commentId}` : ""}` : INBOX;
}

const addressOf = ({ house }: Ctx, item: Notification): string => house.config.baseUrl + pathOf(item);
const inboxOf = ({ house }: Ctx): string => house.config.baseUrl + INBOX;
const INBOX = "/notifications";
const SETTINGS = "/settings/notifications";
