import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, forbidden } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { keepActivity } from "./messages.activity.ts";
import { type Message, message } from "./messages.object.ts";
import { named } from "./messages.service.ts";
import { lockMessage, moveMessage } from "./messages.states.ts";

/**
 * A person's word on a message nobody knew the end of: they looked, and it went or it did not.
 * @throws Problem not-found, forbidden, conflict when it is not unknown
 */
export async function resolveMessage(ctx: Ctx, id: string, outcome: "sent" | "failed"): Promise<Message> {
  await findRecord(ctx, message, id);
  if (!ctx.role.capabilities.includes("send_messages"))
    throw forbidden(`The role ${ctx.role.name} may not send messages.`);
  return inTransaction(ctx, async (ctx) => {
    const current = await lockMessage(ctx, id);
    if (current.state !== "unknown") throw conflict(`This message is ${current.state}.`, { state: current.state });
    const now = ctx.now().toISOString();
    const detail = `${ctx.actor.name} looked`;
    const moved = await moveMessage(ctx, current, {
      to: outcome,
      summary: `${outcome === "sent" ? "Found" : "Did not find"} ${named(current.channel)} to ${current.to} sent`,
      patch: { ...(outcome === "sent" ? { sentAt: now } : { failedAt: now }), reason: null, reasonRule: null },
      detail,
    });
    if (outcome === "sent") await keepActivity(ctx, moved);
    return moved;
  });
}
