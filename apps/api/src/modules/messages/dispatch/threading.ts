import { randomBytes } from "node:crypto";
import { and, desc, eq, isNotNull, or } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import type { Message } from "../messages.object.ts";
import { messages } from "../messages.table.ts";

const KEPT_REFERENCES = 10;

/**
 * What makes an e-mail part of its conversation and lets its reader leave it: a Message-ID of its own, In-Reply-To and
 * References to what was written before (RFC 5322), and one-click unsubscribing on all but transactional mail (RFC 8058).
 */
export async function threadingOf(ctx: Ctx, message: Message) {
  if (message.channel !== "email") return { internetId: null, unsubscribeKey: null, headers: {} };
  const internetId = message.internetId ?? `<${message.id}@${new URL(ctx.house.config.baseUrl).hostname}>`;
  const earlier = await earlierIds(ctx, message);
  const unsubscribeKey = message.purpose === "transactional" ? null : randomBytes(24).toString("base64url");
  const [newest] = earlier;
  return {
    internetId,
    unsubscribeKey,
    headers: {
      "Message-ID": internetId,
      ...(newest && { "In-Reply-To": newest, References: earlier.toReversed().join(" ") }),
      ...(unsubscribeKey && {
        "List-Unsubscribe": `<${unsubscribeUrl(ctx, unsubscribeKey)}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

export const unsubscribeUrl = (ctx: Pick<Ctx, "house">, key: string) => `${ctx.house.config.baseUrl}/u/${key}`;

/** Message-IDs of the conversation with this address about this lead or deal, newest first. */
async function earlierIds(ctx: Ctx, { id, to, leadId, dealId, contactId }: Message): Promise<string[]> {
  const about = leadId
    ? eq(messages.leadId, leadId)
    : dealId
      ? eq(messages.dealId, dealId)
      : contactId
        ? eq(messages.contactId, contactId)
        : undefined;
  const rows = await ctx.db
    .select({ id: messages.id, internetId: messages.internetId })
    .from(messages)
    .where(
      and(
        eq(messages.orgId, ctx.org.id),
        eq(messages.channel, "email"),
        or(eq(messages.to, to), eq(messages.from, to)),
        isNotNull(messages.internetId),
        about,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(KEPT_REFERENCES + 1);
  return rows.flatMap((row) => (row.id !== id && row.internetId ? [row.internetId] : [])).slice(0, KEPT_REFERENCES);
}
