import { SYSTEM_ROLES, systemRole } from "@mainstay/model";
import { and, asc, eq, inArray } from "drizzle-orm";
import { member, team, teamMember, user } from "../../platform/auth/auth.table.ts";
import { endSessionsIn, mayGrant } from "../../platform/auth/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { recordOperation } from "./audit.ts";
import type { ChangeMember, Member } from "./organizations.schemas.ts";
import { createFindCustomRole, listRoles } from "./roles.service.ts";

/** Everybody in the organization, by name. */
export async function listMembers(ctx: Ctx): Promise<Member[]> {
  const [people, teams, roles] = await Promise.all([
    ctx.db
      .select({
        id: member.id,
        userId: user.id,
        name: user.name,
        email: user.email,
        image: user.image,
        role: member.role,
        customRoleId: member.customRoleId,
        deactivatedAt: member.deactivatedAt,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.organizationId, ctx.org.id))
      .orderBy(asc(user.name), asc(member.id)),
    ctx.db
      .select({ userId: teamMember.userId, id: team.id, name: team.name })
      .from(teamMember)
      .innerJoin(team, eq(team.id, teamMember.teamId))
      .where(eq(team.organizationId, ctx.org.id))
      .orderBy(asc(team.name), asc(team.id)),
    listRoles(ctx),
  ]);
  const teamsOf = Map.groupBy(teams, (one) => one.userId);
  const roleNames = new Map(roles.map((role) => [role.id ?? role.key, role.name]));
  return people.map(({ customRoleId, deactivatedAt, ...person }) => {
    const role = customRoleId ?? person.role;
    const inTeams = (teamsOf.get(person.userId) ?? []).map(({ id, name }) => ({ id, name }));
    const isActive = deactivatedAt === null;
    return { ...person, role, roleName: roleNames.get(role) ?? role, isActive, teams: inTeams };
  });
}

/** Gives a member another role, shuts them out or lets them back in. */
export async function changeMember(ctx: Ctx, id: string, { role, isActive }: ChangeMember): Promise<Member> {
  if (role !== undefined) await changeRole(ctx, id, role);
  if (isActive !== undefined) await setActive(ctx, id, isActive);
  ctx.house.realtime?.rightsChanged(ctx.org.id);
  return presentMember(ctx, id);
}

/**
 * Shuts a member out, or lets them back in: sessions end and keys stop, while teams, role and records stay as they are.
 * @throws forbidden for oneself and for a role that may do more than the caller's; conflict for the last owner
 */
async function setActive(ctx: Ctx, id: string, isActive: boolean): Promise<void> {
  const { resolved, userId, deactivatedAt } = await findMember(ctx, id);
  if (isActive === (deactivatedAt === null)) return;
  if (id === ctx.member?.id) throw forbidden("You cannot deactivate yourself.");
  if (!mayGrant(ctx.role, resolved))
    throw forbidden("You cannot do this to somebody whose role may do more than yours.");
  await keepingAnOwner(() =>
    ctx.house.database.systemTransaction(async (system) => {
      await system
        .update(member)
        .set({ deactivatedAt: isActive ? null : ctx.now() })
        .where(ours(ctx, id));
      if (!isActive) await endSessionsIn(system, ctx.org.id, userId);
    }),
  );
  ctx.house.auth.forget();
  const name = await nameOf(ctx, userId);
  const summary = `${isActive ? "Reactivated" : "Deactivated"} ${name}`;
  const [before, after] = [{ isActive: !isActive }, { isActive }];
  await recordOperation(ctx, { kind: "update", summary, object: "member", id, before, after });
}

/**
 * Gives a member another role, which holds from their next request on.
 * @throws forbidden when either role may do more than the caller's; conflict for the last owner
 */
async function changeRole(ctx: Ctx, id: string, role: string): Promise<void> {
  const before = await findMember(ctx, id);
  const wanted = await resolveRole(ctx, role);
  if (!mayGrant(ctx.role, before.resolved) || !mayGrant(ctx.role, wanted.resolved)) {
    throw forbidden("You cannot give or take a role that may do more than yours.");
  }
  await keepingAnOwner(() =>
    ctx.house.database.system
      .update(member)
      .set({ role: wanted.role, customRoleId: wanted.customRoleId })
      .where(ours(ctx, id)),
  );
  ctx.house.auth.forget();
  const name = await nameOf(ctx, before.userId);
  await recordOperation(ctx, {
    kind: "update",
    summary: `Changed ${name}'s role from ${before.resolved.name} to ${wanted.resolved.name}`,
    object: "member",
    id,
    before: { role: before.customRoleId ?? before.role },
    after: { role },
  });
}

/**
 * Ends a membership: sessions and API keys with it, teams too; the records keep their owner.
 * @throws forbidden when the member's role may do more than the caller's; conflict for the last owner
 */
export async function removeMember(ctx: Ctx, id: string): Promise<void> {
  const { resolved, userId, ...row } = await findMember(ctx, id);
  if (!mayGrant(ctx.role, resolved)) throw forbidden("You cannot remove somebody whose role may do more than yours.");
  const name = await nameOf(ctx, userId);
  await keepingAnOwner(() =>
    ctx.house.database.systemTransaction(async (system) => {
      const teams = system.select({ id: team.id }).from(team).where(eq(team.organizationId, ctx.org.id));
      await system.delete(teamMember).where(and(eq(teamMember.userId, userId), inArray(teamMember.teamId, teams)));
      await system.delete(member).where(ours(ctx, id));
      await endSessionsIn(system, ctx.org.id, userId);
    }),
  );
  ctx.house.auth.forget();
  ctx.house.realtime?.rightsChanged(ctx.org.id);
  const before = { userId, role: row.customRoleId ?? row.role };
  await recordOperation(ctx, { kind: "delete", summary: `Removed ${name}`, object: "member", id, before });
}

/** A membership of this organization and the role it stands for. */
export async function findMember(ctx: Ctx, id: string) {
  const [row] = await ctx.house.database.system.select().from(member).where(ours(ctx, id));
  if (!row) throw notFound("Member");
  const { resolved } = await resolveRole(ctx, row.customRoleId ?? row.role);
  return { ...row, resolved };
}

async function resolveRole(ctx: Ctx, ref: string) {
  if (ref in SYSTEM_ROLES) return { role: ref, customRoleId: null, resolved: systemRole(ref) };
  const custom = await createFindCustomRole(ctx.house.database)(ctx.org.id, ref);
  if (!custom) throw invalidField("role", "There is no such role.");
  return { role: custom.parent, customRoleId: ref, resolved: custom.role };
}

async function presentMember(ctx: Ctx, id: string): Promise<Member> {
  const found = (await listMembers(ctx)).find((one) => one.id === id);
  if (!found) throw notFound("Member");
  return found;
}

async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const [found] = await ctx.house.database.system.select({ name: user.name }).from(user).where(eq(user.id, userId));
  return found?.name ?? "Somebody";
}

/** Says the database's owner rule (`AUTH_SQL`) in words. */
async function keepingAnOwner(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (typeof cause === "object" && cause && "constraint" in cause && cause.constraint === "member_keep_an_owner") {
      throw conflict("An organization needs an owner: make somebody else an owner first.");
    }
    throw error;
  }
}

const ours = (ctx: Ctx, id: string) => and(eq(member.organizationId, ctx.org.id), eq(member.id, id));
