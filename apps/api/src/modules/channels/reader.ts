import { systemRole } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { findOrganization } from "../../platform/auth/index.ts";
import { type Ctx, type House, makeCtx } from "../../platform/context.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
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
