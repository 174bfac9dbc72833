import { sql } from "drizzle-orm";
import type { Membership } from "../platform/auth/index.ts";
import type { Ctx } from "../platform/context.ts";
import type { ObjectDefinition } from "./object.ts";
import { scope } from "./scope.ts";
import { query, quoted, raw } from "./sql.ts";

/**
 * Which members may read a record now, by name; none when it is not there.
 * @param among only these members; everybody active without it
 */
export async function readersOf(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  among?: readonly string[],
): Promise<Membership[]> {
  const all = await ctx.house.auth.membershipsIn(ctx.org.id);
  const members = among ? all.filter(({ member }) => among.includes(member.id)) : all;
  if (members.length === 0) return [];
  // Most roles read everything: only the others are asked of in SQL.
  const narrowed = members.flatMap((one) => {
    const within = scope(standingAs(ctx, one), object, "read");
    return within ? [sql`case when ${within} then ${one.member.id} end`] : [];
  });
  const open = members.filter((one) => !scope(standingAs(ctx, one), object, "read"));
  const [row] = await query<{ ids: (string | null)[] }>(
    ctx.db,
    sql`select array[${sql.join(narrowed, sql`, `)}]::text[] as ids from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = ${recordId} and t.deleted_at is null`,
  );
  if (!row) return [];
  const readers = new Set([...row.ids, ...open.map(({ member }) => member.id)]);
  return members.filter(({ member }) => readers.has(member.id));
}

/** The same transaction, seen with another member's rights. */
export const standingAs = (ctx: Ctx, { member, role }: Membership): Ctx => ({
  ...ctx,
  member,
  role,
  actor: { type: "member", id: member.id, name: member.name },
});
