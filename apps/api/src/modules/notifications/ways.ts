import type { Ctx } from "../../platform/context.ts";
import { takeTurn } from "../channels/pace.ts";
import { postToChat } from "./chat.ts";
import type { Notification } from "./items.ts";
import { memberOf } from "./member-of.ts";
import type { NotYet, Outcome } from "./outcome.ts";
import { chatUrlOf, type SettingsRow } from "./preferences.service.ts";
import { pushToMember } from "./push/subscriptions.service.ts";
import { numberOf } from "./texting/numbers.ts";
import { textMember } from "./texting/send-text.ts";
import type { Channel } from "./types.ts";
import { chatMessage, notificationMail, pushMessage, textMessage } from "./wording.ts";

/** Sends a member some notifications together. @throws Error when it may be tried again */
type Way = (ctx: Ctx, items: Notification[], settings: SettingsRow) => Promise<Outcome | NotYet>;

const SENT: Outcome = { state: "sent", reason: null };
const NO_ADDRESS: Outcome = { state: "skipped", reason: "no_address" };

/** How each channel is sent on. */
export const WAYS: Record<Channel, Way> = {
  async email(ctx, items) {
    await ctx.house.mailer.send(notificationMail(ctx, items));
    return SENT;
  },
  async chat(ctx, items, settings) {
    const url = await chatUrlOf(ctx, settings);
    if (!url) return NO_ADDRESS;
    await postToChat(settings.chatKind ?? "slack", url, chatMessage(ctx, items));
    return SENT;
  },
  push: (ctx, items) => pushToMember(ctx, pushMessage(ctx, items)),
  async sms(ctx, items) {
    const number = await numberOf(ctx, memberOf(ctx));
    if (!number) return NO_ADDRESS;
    const until = await takeTurn(ctx);
    return until ? { state: "waiting", until } : textMember(ctx, number, textMessage(ctx, items));
  },
};
