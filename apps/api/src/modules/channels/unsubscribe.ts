import { escapeHtml } from "@mainstay/mail";
import { systemRole } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { findOrganization } from "../../platform/auth/index.ts";
import { type Ctx, type House, inTransaction, makeCtx } from "../../platform/context.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { recordConsent } from "../consent/ledger.ts";
import { suppress } from "../consent/suppressions.ts";
import { type Message, message } from "../messages/messages.object.ts";

export interface Reader {
  ctx: Ctx;
  message: Message;
}

/** Who holds the key of an unsubscribe address, and the mail it came with; null for a key of none. */
export async function findReader(house: House, key: string, requestId: string): Promise<Reader | null> {
  const [found] = await query<{ org_id: string; id: string }>(
    house.database.system,
    sql`select * from app.find_unsubscribe(${key})`,
  );
  const org = found ? await findOrganization(house.database, found.org_id) : null;
  if (!found || !org) return null;
  const actor = { type: "customer", id: null, name: "Unsubscribe page" } as const;
  const ctx = makeCtx(house, { org, actor, member: null, role: systemRole("customer"), source: "form", requestId });
  return { ctx, message: await findRecord(ctx, message, found.id, { trusted: true }) };
}

/** Takes the reader off the list, at once and for good; doing it twice changes nothing. */
export async function unsubscribe({ ctx, message }: Reader, proof: Record<string, unknown>): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const isNew = await suppress(ctx, {
      channels: ["email"],
      addresses: [message.to],
      scope: "marketing",
      reason: "opt_out",
      source: "unsubscribe_page",
    });
    if (isNew === 0) return;
    await recordConsent(ctx, {
      contactId: message.contactId,
      channel: "email",
      address: message.to,
      status: "denied",
      purpose: "marketing",
      source: "unsubscribe_page",
      proof: { ...proof, messageId: message.id },
    });
  });
}

/** The page a person sees; looking at it changes nothing, since mail scanners look at every link. */
export function unsubscribePage(organization: string, address: string, isDone: boolean): string {
  const name = escapeHtml(organization);
  const text = isDone
    ? `<h1>You are unsubscribed</h1><p>${name} will send no more marketing e-mail to ${escapeHtml(address)}.</p>`
    : `<h1>Unsubscribe</h1><p>Stop marketing e-mail from ${name} to ${escapeHtml(address)}?</p>
       <form method="post"><button type="submit">Unsubscribe</button></form>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex"><title>Unsubscribe – ${name}</title></head><body><main>${text}</main></body></html>`;
}
