import { composeMail, type Mail } from "@mainstay/mail";
import type { Ctx } from "../../platform/context.ts";
import type { ChatMessage } from "./chat.ts";
import type { Notification } from "./items.ts";
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
    closing: [`${words.why} ${ctx.house.config.baseUrl}/settings/notifications`],
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

/** In the member's language, which their formats are in. */
function wordsFor({ member, org }: Ctx): NotificationWords {
  return (member?.locale ?? org.locale).startsWith("es") ? SPANISH : ENGLISH;
}

const QUOTED = 280;
function quote({ text }: Notification): string[] {
  if (!text) return [];
  return [`“${text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text}”`];
}

/** Objects whose records have a page; the others are opened from the inbox. */
const PAGES: Record<string, string> = {
  lead: "leads",
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
};

function addressOf(ctx: Ctx, { object, recordId }: Notification): string {
  const folder = PAGES[object];
  return folder ? `${ctx.house.config.baseUrl}/${folder}/${recordId}` : inboxOf(ctx);
}

const inboxOf = ({ house }: Ctx) => `${house.config.baseUrl}/notifications`;
