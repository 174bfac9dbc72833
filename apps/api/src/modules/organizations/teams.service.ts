import { newId, one } from "@mainstay/db";
import { and, asc, eq } from "drizzle-orm";
import { member, team, teamMember } from "../../platform/auth/auth.table.ts";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/problem.ts";
import { recordOperation } from "./audit.ts";
import { findMember } from "./members.service.ts";
import type { Team } from "./organizations.schemas.ts";

/*
 * Rows that Better-auth's team endpoints read as well. Its `member_count` and `membership_key` are left alone: it counts
 * afresh when it needs the one, and looks for the pair when the other is missing.
 */

export async function listTeams(ctx: Ctx): Promise<Team[]> {
  const [teams, memberships] = await Promise.all([
    ctx.db
      .select({ id: team.id, name: team.name })
      .from(team)
      .where(eq(team.organizationId, ctx.org.id))
      .orderBy(asc(team.name), asc(team.id)),
    ctx.db
      .select({ teamId: teamMember.teamId, memberId: member.id })
      .from(teamMember)
      .innerJoin(member, and(eq(member.userId, teamMember.userId), eq(member.organizationId, ctx.org.id)))
      .orderBy(asc(member.id)),
  ]);
  const membersOf = Map.groupBy(memberships, (one) => one.teamId);
  return teams.map((row) => ({ ...row, memberIds: (membersOf.get(row.id) ?? []).map((one) => one.memberId) }));
}

export async function createTeam(ctx: Ctx, name: string): Promise<Team> {
  const row = { id: newId(), organizationId: ctx.org.id, name };
  await ctx.house.database.system.insert(team).values(row);
  await recordOperation(ctx, {
    kind: "create",
    summary: `Made the team ${name}`,
    object: "team",
    id: row.id,
    after: { name },
  });
  return { id: row.id, name, memberIds: [] };
}

export async function renameTeam(ctx: Ctx, id: string, name: string): Promise<Team> {
  const before = await findTeam(ctx, id);
  await ctx.house.database.system.update(team).set({ name, updatedAt: ctx.now() }).where(ours(ctx, id));
  await recordOperation(ctx, {
    kind: "update",
    summary: `Renamed the team ${before.name} to ${name}`,
    object: "team",
    id,
    before: { name: before.name },
    after: { name },
  });
  return findTeam(ctx, id);
}

export async function deleteTeam(ctx: Ctx, id: string): Promise<void> {
  const before = await findTeam(ctx, id);
  await ctx.house.database.system.delete(team).where(ours(ctx, id));
  ctx.house.auth.forget();
  await recordOperation(ctx, {
    kind: "delete",
    summary: `Removed the team ${before.name}`,
    object: "team",
    id,
    before,
  });
}

/** Adds a member; one who is in the team already stays. */
export async function addToTeam(ctx: Ctx, id: string, memberId: string): Promise<Team> {
  const before = await findTeam(ctx, id);
  const { userId } = await findMember(ctx, memberId);
  await ctx.house.database.system.insert(teamMember).values({ id: newId(), teamId: id, userId }).onConflictDoNothing();
  return afterMembershipChange(ctx, before);
}

/** Takes a member out; one who is not in the team is no error. */
export async function removeFromTeam(ctx: Ctx, id: string, memberId: string): Promise<Team> {
  const before = await findTeam(ctx, id);
  const { userId } = await findMember(ctx, memberId);
  await ctx.house.database.system
    .delete(teamMember)
    .where(and(eq(teamMember.teamId, id), eq(teamMember.userId, userId)));
  return afterMembershipChange(ctx, before);
}

async function afterMembershipChange(ctx: Ctx, before: Team): Promise<Team> {
  const after = await findTeam(ctx, before.id);
  if (after.memberIds.length === before.memberIds.length) return after;
  ctx.house.auth.forget();
  await recordOperation(ctx, {
    kind: "update",
    summary: `Changed who is in the team ${before.name}`,
    object: "team",
    id: before.id,
    before: { memberIds: before.memberIds },
    after: { memberIds: after.memberIds },
  });
  return after;
}

async function findTeam(ctx: Ctx, id: string): Promise<Team> {
  const found = (await listTeams(ctx)).filter((row) => row.id === id);
  if (found.length === 0) throw notFound("Team");
  return one(found);
}

const ours = (ctx: Ctx, id: string) => and(eq(team.organizationId, ctx.org.id), eq(team.id, id));
