import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, Problem } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { approveAsAuthor, isApproved } from "../approvals/approvals.service.ts";
import { sendDispatch } from "./dispatch/dispatch.job.ts";
import { logRefusal } from "./messages.log.ts";
import { type Message, message } from "./messages.object.ts";
import { named } from "./messages.service.ts";
import { lockMessage, moveMessage } from "./messages.states.ts";

/** States from which a message can be asked to go. */
const SENDABLE = ["draft", "approved", "blocked"];

/**
 * Asks for a message to go out, now or later. Its own words a member stands for by sending them; everybody else's need
 * an approval. Whether it then may go is decided when its time has come.
 * @param at not before
 * @throws Problem forbidden or invalid, both logged: no right to send, or not approved; conflict when it has gone
 */
export async function sendMessage(ctx: Ctx, id: string, at?: string): Promise<Message> {
  const seen = await findRecord(ctx, message, id);
  if (!ctx.role.capabilities.includes("send_messages")) {
    const why = `The role ${ctx.role.name} may not send messages.`;
    await logRefusal(ctx, id, "queued", why);
    throw forbidden(why);
  }
  if (at && new Date(at) < ctx.now()) throw invalidField("at", "This time has passed.");
  if (!SENDABLE.includes(seen.state)) throw conflict(`This message is ${seen.state} already.`, { state: seen.state });
  const result = await inTransaction(ctx, (ctx) => queueMessage(ctx, id, at ? new Date(at) : ctx.now()));
  if (result !== "unapproved") return result;
  const why = "Nobody has approved this message yet.";
  await logRefusal(ctx, id, "queued", why);
  throw new Problem("invalid", why, { errors: [{ pointer: "", detail: why }], extra: { reason: "not_approved" } });
}

/**
 * Puts a message in line on behalf of an automation. One that nobody approved, and no template's opt-in covers, stays a
 * draft for a person to look at.
 * @returns whether it is on its way
 */
export async function sendAutomatically(ctx: Ctx, id: string): Promise<boolean> {
  const result = await inTransaction(ctx, (ctx) => queueMessage(ctx, id, ctx.now()));
  if (result !== "unapproved") return true;
  await logRefusal(ctx, id, "queued", "No approval or opt-in covers this message.");
  return false;
}

async function queueMessage(ctx: Ctx, id: string, dispatchAt: Date): Promise<Message | "unapproved"> {
  const current = await lockMessage(ctx, id);
  if (!SENDABLE.includes(current.state))
    throw conflict(`This message is ${current.state} already.`, { state: current.state });
  if (!(await isApproved(ctx, id))) {
    if (current.writtenBy !== "member" || !ctx.member) return "unapproved";
    await approveAsAuthor(ctx, current, ctx.member.id);
  }
  const moved = await moveMessage(ctx, current, {
    to: "queued",
    summary: `Asked for ${named(current.channel)} to ${current.to} to go out`,
    patch: {
      dispatchAt: dispatchAt.toISOString(),
      queuedAt: ctx.now().toISOString(),
      reason: null,
      reasonRule: null,
    },
  });
  sendDispatch(ctx, id, dispatchAt);
  return moved;
}
