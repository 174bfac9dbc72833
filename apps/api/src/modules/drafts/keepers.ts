import type { Ctx } from "../../platform/context.ts";

/** Who looks after a document: those of its owners who are members still; else who runs the organization. */
export async function keepersOf(ctx: Ctx, ownerIds: readonly (string | null)[]): Promise<string[]> {
  const members = await ctx.house.auth.membershipsIn(ctx.org.id);
  const owners = members.filter(({ member }) => ownerIds.includes(member.id));
  const keepers = owners.length > 0 ? owners : members.filter(({ role }) => RUNNING.includes(role.key));
  return keepers.map(({ member }) => member.id);
}

const RUNNING: readonly string[] = ["owner", "admin"];
