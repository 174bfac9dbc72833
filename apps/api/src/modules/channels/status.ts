import { type StatusEvent, TWILIO_OPTED_OUT } from "@mainstay/channels";
import { and, eq, or } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { suppress } from "../consent/suppressions.ts";
import { keepActivity } from "../messages/messages.activity.ts";
import type { Message } from "../messages/messages.object.ts";
import { named } from "../messages/messages.service.ts";
import { lockMessage, moveMessage } from "../messages/messages.states.ts";
import { messages } from "../messages/messages.table.ts";
import { type MessageState, mayFollow } from "../messages/messages.words.ts";

/**
 * What became of a message, as its provider tells it. Callbacks come twice and in any order: one that would lead back
 * changes nothing.
 */
export async function applyStatus(ctx: Ctx, event: StatusEvent): Promise<void> {
  const id = await findMessage(ctx, event);
  if (!id) return;
  const current = await lockMessage(ctx, id);
  await forbidFurther(ctx, current, event);
  if (event.status === "unsubscribed") return;
  const to: MessageState = event.status;
  if (!mayFollow(current.state as MessageState, to)) return;
  const wasOpen = current.state === "sending" || current.state === "unknown";
  const moved = await moveMessage(ctx, current, {
    to,
    summary: `${WORDS[to] ?? to}: ${named(current.channel)} to ${current.to}`,
    patch: {
      ...timesOf(ctx, to, current),
      failureCode: event.code,
      providerMessageId: current.providerMessageId ?? event.providerMessageId,
      dispatchAt: null,
    },
    detail: event.code,
  });
  if (wasOpen && to !== "failed") await keepActivity(ctx, moved);
}

const WORDS: Partial<Record<MessageState, string>> = {
  sent: "Sent",
  delivered: "Delivered",
  failed: "Not delivered",
  bounced: "Bounced",
  complained: "Marked as spam",
};

function timesOf(ctx: Ctx, to: MessageState, current: Message) {
  const now = ctx.now().toISOString();
  if (to === "failed" || to === "bounced") return { failedAt: now };
  return { sentAt: current.sentAt ?? now, ...(to === "delivered" && { deliveredAt: now }) };
}

/** An address that does not exist, a complaint, a carrier's opt-out: nothing more goes there. */
async function forbidFurther(ctx: Ctx, { to, channel, provider }: Message, event: StatusEvent): Promise<void> {
  const source = provider ?? "provider";
  const channels = channel === "sms" ? (["sms"] as const) : (["email"] as const);
  const common = { channels, addresses: [to], source };
  if (event.status === "bounced" && event.isPermanent)
    await suppress(ctx, { ...common, scope: "all", reason: "bounce" });
  if (event.status === "complained") await suppress(ctx, { ...common, scope: "all", reason: "complaint" });
  if (event.status === "unsubscribed") await suppress(ctx, { ...common, scope: "marketing", reason: "opt_out" });
  if (event.code === TWILIO_OPTED_OUT) await suppress(ctx, { ...common, scope: "all", reason: "carrier" });
}

async function findMessage(ctx: Ctx, { messageId, providerMessageId }: StatusEvent): Promise<string | null> {
  const ids = [
    ...(messageId && UUID.test(messageId) ? [eq(messages.id, messageId)] : []),
    ...(providerMessageId ? [eq(messages.providerMessageId, providerMessageId)] : []),
  ];
  if (ids.length === 0) return null;
  const [row] = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.org.id), eq(messages.direction, "outbound"), or(...ids)))
    .limit(1);
  return row?.id ?? null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
