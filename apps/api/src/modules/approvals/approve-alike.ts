import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { inOperation } from "../../records/operation.ts";
import { query, uuidArray } from "../../records/sql.ts";
import type { Message } from "../messages/messages.object.ts";
import { sendMessage } from "../messages/sending.ts";
import { approveMessage } from "./approvals.service.ts";

export interface Alike {
  /** Each with the hash of the words the approver has seen. */
  messages: { id: string; contentHash: string }[];
  /** Also let them go out. */
  send: boolean;
}

/**
 * Approves several messages at once, which is only allowed where one reading stands for all: they are the same template
 * and nothing else, filled in.
 * @throws Problem invalid when one of them says something of its own; otherwise as for one message
 */
export async function approveAlike(ctx: Ctx, { messages, send }: Alike): Promise<Message[]> {
  const ids = messages.map(({ id }) => id).toSorted();
  const alike = await templatesOf(ctx, ids);
  if (alike.length !== ids.length || new Set(alike).size !== 1) {
    throw invalidField("messages", "Only messages of one template, just as it is, can be approved together.");
  }
  const hashes = new Map(messages.map(({ id, contentHash }) => [id, contentHash]));
  const summary = `Approved ${ids.length} messages of one template`;
  const { result } = await inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const approved: Message[] = [];
    // In the order of their ids, so that two who do the same wait for each other instead of colliding.
    for (const id of ids) {
      const one = await approveMessage(ctx, id, hashes.get(id));
      approved.push(send ? await sendMessage(ctx, id) : one);
    }
    return approved;
  });
  return result;
}

/** The template of each of these messages that is nothing but its template, filled in. */
async function templatesOf(ctx: Ctx, ids: string[]): Promise<string[]> {
  const rows = await query<{ templateId: string }>(
    ctx.db,
    sql`select t.id as "templateId" from messages m join templates t on t.org_id = m.org_id and t.id = m.template_id
      where m.org_id = ${ctx.org.id} and m.id = any(${uuidArray(ids)}) and m.deleted_at is null
        and m.body = app.fill_template(t.body, m.merge_values)
        and m.subject is not distinct from app.fill_template(t.subject, m.merge_values)`,
  );
  return rows.map(({ templateId }) => templateId);
}
