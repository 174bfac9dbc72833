import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { query, uuidArray } from "../../records/sql.ts";
import { DEFAULT_SETTINGS, type SettingsRow } from "./preferences.service.ts";
import type { Channel } from "./types.ts";

/** The ways that lead to each of some members now: a chat that is connected, a browser, a phone that is theirs. */
export async function waysTo(
  ctx: Ctx,
  memberIds: string[],
  settings: Map<string, SettingsRow>,
): Promise<Map<string, Set<Channel>>> {
  const found = await query<{ memberId: string; channel: Channel }>(
    ctx.db,
    sql`select member_id as "memberId", 'push' as channel from push_subscriptions
        where org_id = ${ctx.org.id} and member_id = any(${uuidArray(memberIds)})
      union select member_id, 'sms' from member_phones
        where org_id = ${ctx.org.id} and member_id = any(${uuidArray(memberIds)}) and verified_at is not null and stopped_at is null`,
  );
  const own = Map.groupBy(found, ({ memberId }) => memberId);
  return new Map(
    memberIds.map((id) => {
      const { chatUrl } = settings.get(id) ?? DEFAULT_SETTINGS;
      const others = (own.get(id) ?? []).map(({ channel }) => channel);
      return [id, new Set<Channel>(["email", ...(chatUrl ? ["chat" as const] : []), ...others])];
    }),
  );
}
