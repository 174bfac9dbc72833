import { newId } from "@mainstay/db";
import { type Ctx, inTransaction, systemCtx } from "../../platform/context.ts";
import { conflict, invalidField } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import { type Message, message } from "../messages/messages.object.ts";
import { takeInMessage } from "./inbound.ts";
import { applyStatus } from "./status.ts";

export interface Pretence {
  kind: "reply" | "bounce" | "complaint";
  text: string;
}

/**
 * Does as if the recipient had answered, by the way an answer would come; only for what stayed on this machine.
 * @throws Problem not-found, forbidden, conflict for a message that really went out, invalid for a reply without words
 */
export async function pretend(ctx: Ctx, id: string, { kind, text }: Pretence): Promise<{ ok: true }> {
  const sent = (await lockRecord(ctx, message, id, "edit")) as Message;
  if (sent.provider !== "mailbox" && sent.provider !== "phone") {
    throw conflict("This message really went out; only its recipient can answer it.");
  }
  if (kind === "reply" && !text) throw invalidField("text", "Write what the customer answers.");
  const asProvider = systemCtx(ctx.house, ctx.org, ctx.requestId, "Development");
  await inTransaction(asProvider, async (ctx) => {
    if (kind === "reply") {
      await takeInMessage(ctx, {
        channel: sent.channel === "sms" ? "sms" : "email",
        provider: sent.provider ?? "mailbox",
        from: sent.to,
        to: sent.from ?? "",
        subject: sent.subject && `Re: ${sent.subject.replace(/^Re: /, "")}`,
        text,
        answers: sent.internetId ? [sent.internetId] : [],
        internetId: sent.channel === "email" ? `<${newId()}@customer.example>` : null,
        handled: null,
      });
      return;
    }
    await applyStatus(ctx, {
      kind: "status",
      key: newId(),
      messageId: id,
      providerMessageId: null,
      status: kind === "bounce" ? "bounced" : "complained",
      code: kind === "bounce" ? "5.1.1" : null,
      isPermanent: kind === "bounce",
    });
  });
  return { ok: true };
}
