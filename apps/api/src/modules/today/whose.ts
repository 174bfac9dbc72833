import { rightsOn } from "@mainstay/model";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { uuidArray } from "../../records/sql.ts";

export const SCOPES = ["mine", "team", "everyone"] as const;
export type Scope = (typeof SCOPES)[number];

const WORK = ["activity", "task", "lead", "deal"];

/** Whose work the member may look at; what is theirs always. */
export function scopesOf(ctx: Ctx): Scope[] {
  const reads = WORK.map((object) => rightsOn(ctx.role, object).read);
  const hasTeam = (ctx.member?.teammates.length ?? 0) > 1;
  return SCOPES.filter((scope) => {
    if (scope === "everyone") return reads.includes("all");
    if (scope === "team") return hasTeam && (reads.includes("team") || reads.includes("all"));
    return true;
  });
}

/** The members whose work is asked for; null for everybody's. */
function membersIn(ctx: Ctx, scope: Scope): string[] | null {
  if (scope === "everyone") return null;
  const own = ctx.member ? [ctx.member.id] : [];
  return scope === "team" ? (ctx.member?.teammates ?? own) : own;
}

/** Records that belong to them. What belongs to nobody yet waits for anybody, so it is everyone's. */
export function theirs(ctx: Ctx, scope: Scope, owner: SQL): SQL | null {
  const members = membersIn(ctx, scope);
  return members && sql`(${owner} = any(${uuidArray(members)}) or ${owner} is null)`;
}

/** Tasks that one of them is to do; what nobody is asked to do waits for anybody. */
export function theirTasks(ctx: Ctx, scope: Scope): SQL | null {
  const members = membersIn(ctx, scope);
  return members && sql`(t.assignee_ids && ${uuidArray(members)} or cardinality(t.assignee_ids) = 0)`;
}

/**
 * Activities that are theirs: written by them, or, when nobody wrote them (a form did), about a lead or deal of theirs.
 */
export function theirActivities(ctx: Ctx, scope: Scope): SQL | null {
  const members = membersIn(ctx, scope);
  if (!members) return null;
  const owner = sql`coalesce((select d.owner_id from deals d where d.org_id = t.org_id and d.id = t.deal_id),
    (select l.owner_id from leads l where l.org_id = t.org_id and l.id = t.lead_id))`;
  const own = uuidArray(members);
  return sql`(t.member_id = any(${own}) or (t.member_id is null and coalesce(${owner} = any(${own}), true)))`;
}
