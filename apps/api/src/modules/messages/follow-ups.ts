import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { named } from "./messages.service.ts";
import { lockMessage, moveMessage } from "./messages.states.ts";
import { messages } from "./messages.table.ts";

/** Who has answered is no longer followed up by machine: what waits to go out to them by itself is canceled. */
export async function cancelFollowUps(ctx: Ctx, contactId: string): Promise<void> {
  const waiting = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.orgId, ctx.org.id),
        eq(messages.contactId, contactId),
        eq(messages.state, "queued"),
        eq(messages.isAutomated, true),
      ),
    )
    .orderBy(messages.id);
  for (const { id } of waiting) {
    const current = await lockMessage(ctx, id);
    if (current.state !== "queued") continue;
    const reason = "The person wrote.";
    const summary = `Canceled ${named(current.channel)} to ${current.to}: they wrote`;
    await moveMessage(ctx, current, { to: "canceled", summary, patch: { reason, dispatchAt: null }, detail: reason });
  }
}
