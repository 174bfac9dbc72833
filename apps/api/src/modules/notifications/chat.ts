import type { Config } from "../../platform/config.ts";
import { invalidField } from "../../platform/problem.ts";

export const CHAT_KINDS = ["slack", "teams"] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

/** What is posted: words, and where to go on. */
export interface ChatMessage {
  lines: { text: string; url: string }[];
  /** What the link says. */
  open: string;
}

const TIMEOUT_MS = 10_000;

/** Hosts of the chats themselves. Anything else could be a machine beside ours, and is asked for in the configuration. */
const HOSTS = [
  /^hooks\.slack(-gov)?\.com$/,
  /\.webhook\.office\.com$/,
  /\.logic\.azure\.com$/,
  /\.api\.powerplatform\.com$/,
];

/** @throws Problem invalid when it is no address of an incoming webhook */
export function checkChatUrl(config: Config, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isKnown =
    url !== null &&
    (config.CHAT_WEBHOOK_ORIGINS.includes(url.origin) ||
      (url.protocol === "https:" && url.port === "" && HOSTS.some((host) => host.test(url.hostname))));
  if (!isKnown) {
    throw invalidField("chat/url", "This is not the address of an incoming webhook of Slack or Microsoft Teams.");
  }
}

/** Posts to an incoming webhook. @throws Error with what the chat answered when it did not take it */
export async function postToChat(kind: ChatKind, url: string, message: ChatMessage): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(kind === "slack" ? asSlack(message) : asTeams(message)),
    // What it leads to has not been checked.
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = (await response.text()).slice(0, 200);
  if (!response.ok) throw new Error(`${response.status} ${answer}`.trim());
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: `&`, `<` and `>` are its markup. */
const asSlack = ({ lines }: ChatMessage) => ({
  text: lines.map(({ text, url }) => `<${url}|${slackSafe(text)}>`).join("\n"),
  unfurl_links: false,
});

const slackSafe = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("|", "¦");

/** https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors: an Adaptive Card in a message. */
const asTeams = ({ lines, open }: ChatMessage) => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        type: "AdaptiveCard",
        version: "1.4",
        // A TextBlock would read Markdown in it, and so make links of what strangers wrote.
        body: lines.map(({ text }) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text }] })),
        actions: lines.slice(0, 1).map(({ url }) => ({ type: "Action.OpenUrl", title: open, url })),
      },
    },
  ],
});
