import { measureSms } from "@mainstay/compliance/segments";
import { and, eq } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict } from "../../platform/problem.ts";
import { lockRecord, mayNot } from "../../records/lock.ts";
import type { Done } from "../../records/operation.ts";
import { mayEver } from "../../records/scope.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { type Message, message } from "./messages.object.ts";
import { lockMessage, moveMessage, TRUSTED } from "./messages.states.ts";
import { type Citation, messages } from "./messages.table.ts";
import { type Author, type ChannelKind, EDITABLE, type Purpose } from "./messages.words.ts";
import { type AddressedAs, addressMessage, checkAddress } from "./recipients.ts";

export interface Draft extends AddressedAs {
  subject?: string | null;
  body: string;
  purpose?: Purpose;
  /** Who wrote the words; a member, when a request brings them. */
  writtenBy?: Exclude<Author, "customer">;
  isAutomated?: boolean;
  templateId?: string | null;
  mergeValues?: Record<string, string>;
  /** Why now, and where its statements come from: what an approver wants to know. */
  why?: string | null;
  citations?: Citation[];
  /** What asked for it; asked again with the same key it answers with the first message. */
  sourceKey?: string | null;
  answersId?: string | null;
}

/**
 * Writes a message that goes nowhere yet. The one way for every message to begin: a member's, an AI's, a sequence's.
 * @param options.trusted the caller is our own service, acting beyond the actor's rights
 * @throws Problem forbidden, invalid for an address or subject that will not do, not-found for records not the actor's to read
 */
export async function draftMessage(
  ctx: Ctx,
  draft: Draft,
  options: { trusted?: boolean } = {},
): Promise<Done<Message>> {
  if (!options.trusted && !mayEver(ctx, message.meta, "create")) throw mayNot(ctx, message, "create");
  const known = draft.sourceKey ? await findBySource(ctx, draft.sourceKey) : null;
  if (known) return { result: await lockMessage(ctx, known), operation: null };
  const { channel, body, sourceKey = null, answersId = null, templateId = null } = draft;
  const addressed = await addressMessage(ctx, draft, options);
  const values = {
    ...addressed,
    channel,
    body,
    subject: channel === "email" ? (draft.subject ?? null) : null,
    direction: "outbound",
    state: "draft",
    purpose: draft.purpose ?? "service",
    writtenBy: draft.writtenBy ?? "member",
    isAutomated: draft.isAutomated ?? false,
    segments: channel === "sms" ? measureSms(body).segments : null,
    mergeValues: draft.mergeValues ?? {},
    why: draft.why ?? null,
    citations: draft.citations ?? [],
    sourceKey,
    answersId,
    templateId,
  };
  return createRecord(ctx, message, values, { trusted: true, summary: `Wrote ${named(channel)} to ${addressed.to}` });
}

export interface EditMessage {
  to?: string;
  subject?: string | null;
  body?: string;
  purpose?: Purpose;
}

/**
 * Changes a message that has not gone out. Whatever was approved was another text: the approval is void, and a message
 * that was to go out is a draft again.
 * @throws Problem not-found, forbidden, conflict when it has gone out or was changed since
 */
export async function editMessage(ctx: Ctx, id: string, edit: EditMessage, version?: number): Promise<Done<Message>> {
  return inTransaction(ctx, async (ctx) => {
    const current = (await lockRecord(ctx, message, id, "edit")) as Message;
    if (!EDITABLE.includes(current.state)) throw conflict(`This message is ${current.state}; its words stand.`);
    const { to, ...words } = edit;
    const patch = {
      ...words,
      ...(to !== undefined && { to: checkAddress(ctx, current.channel as ChannelKind, to) }),
      ...(edit.body !== undefined && current.channel === "sms" && { segments: measureSms(edit.body).segments }),
    };
    return updateRecord(ctx, message, id, patch, {
      ...TRUSTED,
      version,
      summary: `Edited ${named(current.channel)} to ${current.to}`,
    });
  });
}

/** Takes a message back that has not gone out. @throws Problem not-found, forbidden, conflict */
export async function cancelMessage(ctx: Ctx, id: string, reason: string | null): Promise<Message> {
  return inTransaction(ctx, async (ctx) => {
    const current = (await lockRecord(ctx, message, id, "edit")) as Message;
    const summary = `Canceled ${named(current.channel)} to ${current.to}`;
    return moveMessage(ctx, current, { to: "canceled", summary, patch: { reason, dispatchAt: null }, detail: reason });
  });
}

export const named = (channel: string) => (channel === "sms" ? "an SMS" : "an e-mail");

async function findBySource(ctx: Ctx, sourceKey: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.orgId, ctx.org.id), eq(messages.sourceKey, sourceKey)));
  return row?.id ?? null;
}
