import type { Outgoing } from "@mainstay/channels";
import { escapeHtml } from "@mainstay/mail";
import { ORGANIZATION_HEADER } from "../../../platform/auth/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import { statusUrlOf } from "../../channels/hooks.ts";
import { readSettings } from "../../channels/settings.ts";
import type { Lease } from "./claim.ts";
import { unsubscribeUrl } from "./threading.ts";

/** The approved words as they leave; marketing mail gets what CAN-SPAM asks for under them. */
export async function compose(ctx: Ctx, { message, sender, headers, unsubscribeKey }: Lease): Promise<Outgoing> {
  const footer =
    message.purpose === "marketing" && message.channel === "email" ? await footerOf(ctx, unsubscribeKey) : [];
  return {
    id: message.id,
    to: message.to,
    from: sender.address,
    subject: message.subject,
    text: [message.body, ...(footer.length > 0 ? ["--", ...footer] : [])].join("\n"),
    ...(message.channel === "email" && { html: asHtml(message.body, footer) }),
    headers: { ...headers, ...(sender.provider === "mailbox" && { [ORGANIZATION_HEADER]: ctx.org.id }) },
    statusUrl: sender.webhookKey ? statusUrlOf(ctx, sender.provider, sender.webhookKey, message.id) : null,
  };
}

async function footerOf(ctx: Ctx, unsubscribeKey: string | null): Promise<string[]> {
  const { postalAddress } = await readSettings(ctx);
  const leave = unsubscribeKey ? [`Unsubscribe: ${unsubscribeUrl(ctx, unsubscribeKey)}`] : [];
  return [ctx.org.name, ...(postalAddress ? [postalAddress] : []), ...leave];
}

function asHtml(body: string, footer: string[]): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => `<p>${withLinks(part).replaceAll("\n", "<br>")}</p>`);
  const small = footer.map(withLinks).join("<br>");
  return `<!doctype html><html><body>${paragraphs.join("")}${small && `<hr><p><small>${small}</small></p>`}</body></html>`;
}

const withLinks = (words: string) =>
  escapeHtml(words).replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`);
