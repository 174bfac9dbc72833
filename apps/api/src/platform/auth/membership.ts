import type { Database, Db } from "@mainstay/db";
import { type Role, type SystemRoleKey, systemRole } from "@mainstay/model";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Member, Organization } from "../context.ts";
import { member, organization, session, team, teamMember, user } from "./auth.table.ts";
import { policyOf, type SecurityPolicy } from "./security-policy.ts";

export interface CustomRole {
  role: Role;
  parent: SystemRoleKey;
}

/** A role of the organization's own, or null when there is none of that id. */
export type FindCustomRole = (organizationId: string, roleId: string) => Promise<CustomRole | null>;

export interface Membership {
  org: Organization;
  member: Member;
  role: Role;
  policy: SecurityPolicy;
}

/** What a person is in an organization: the rows behind every request's identity. Null for who is no member, or deactivated. */
export async function findMembership(
  database: Database,
  findCustomRole: FindCustomRole,
  userId: string,
  organizationId: string,
): Promise<Membership | null> {
  const [found] = await database.system
    .select({ organization, member, user, teammates: TEAMMATES })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.userId, userId), eq(member.organizationId, organizationId), isNull(member.deactivatedAt)));
  if (!found) return null;
  const role = await resolveRole(findCustomRole, found.member);
  return {
    org: presentOrganization(found.organization),
    member: presentMember(found),
    role,
    policy: policyOf(found.organization.security),
  };
}

/** What everybody active in an organization is there, by name. */
export async function listMemberships(
  database: Database,
  findCustomRole: FindCustomRole,
  organizationId: string,
): Promise<Membership[]> {
  const rows = await database.system
    .select({ organization, member, user, teammates: TEAMMATES })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organizationId, organizationId), isNull(member.deactivatedAt)))
    .orderBy(asc(user.name), asc(member.id));
  // Many have the same role: each of the organization's own is looked up once.
  const own = [...new Set(rows.flatMap((row) => row.member.customRoleId ?? []))];
  const found = await Promise.all(own.map((id) => findCustomRole(organizationId, id)));
  const roles = new Map(own.map((id, index) => [id, found[index] ?? null]));
  return rows.map((row) => ({
    org: presentOrganization(row.organization),
    member: presentMember(row),
    role: roleOf(row.member, roles.get(row.member.customRoleId ?? "") ?? null),
    policy: policyOf(row.organization.security),
  }));
}

/** Everybody in one of the member's teams of this organization, and the member. */
const TEAMMATES = sql<string[]>`array(
  select ${member.id} union
  select colleague.id from ${teamMember} mine
    join ${team} of_org on of_org.id = mine.team_id and of_org.organization_id = ${member.organizationId}
    join ${teamMember} theirs on theirs.team_id = mine.team_id
    join ${member} colleague on colleague.user_id = theirs.user_id and colleague.organization_id = ${member.organizationId}
   where mine.user_id = ${member.userId}
)`;

/** An organization by its id, for work that no member is behind. */
export async function findOrganization(database: Database, organizationId: string): Promise<Organization | null> {
  const statement = organizationById.get(database.system) ?? prepareOrganizationById(database.system);
  const [row] = await statement.execute({ id: organizationId });
  return row ? presentOrganization(row) : null;
}

/** Every job and every delivery of an event asks for its organization: composed once, not each time. */
const organizationById = new WeakMap<Db, ReturnType<typeof prepareOrganizationById>>();

function prepareOrganizationById(system: Db) {
  const statement = system
    .select()
    .from(organization)
    .where(eq(organization.id, sql.placeholder("id")))
    .prepare("organization-by-id");
  organizationById.set(system, statement);
  return statement;
}

/** The organizations a person belongs to, by name. */
export async function listOrganizationsOf(database: Database, userId: string) {
  return database.system
    .select({ id: organization.id, name: organization.name, slug: organization.slug, role: member.role })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt)))
    .orderBy(asc(organization.name), asc(organization.id));
}

/** Where a new session starts: the organization of the latest one if still a member there, else the first joined. */
export async function startingOrganization(database: Database, userId: string): Promise<string | null> {
  const lastUsed = sql`(select max(${session.updatedAt}) from ${session}
    where ${session.userId} = ${member.userId} and ${session.activeOrganizationId} = ${member.organizationId})`;
  const [first] = await database.system
    .select({ id: member.organizationId })
    .from(member)
    .where(and(eq(member.userId, userId), isNull(member.deactivatedAt)))
    .orderBy(sql`${lastUsed} desc nulls last`, asc(member.createdAt))
    .limit(1);
  return first?.id ?? null;
}

/** Signs a former member out of the organization; one who belongs elsewhere signs in again there. */
export async function endSessionsIn(system: Db, organizationId: string, userId: string): Promise<void> {
  await system.delete(session).where(and(eq(session.userId, userId), eq(session.activeOrganizationId, organizationId)));
}

async function resolveRole(findCustomRole: FindCustomRole, row: typeof member.$inferSelect): Promise<Role> {
  return roleOf(row, row.customRoleId ? await findCustomRole(row.organizationId, row.customRoleId) : null);
}

function roleOf(row: typeof member.$inferSelect, custom: CustomRole | null): Role {
  if (!row.customRoleId) return systemRole(row.role);
  // A role that is gone leaves nothing rather than the parent's rights, which may be wider.
  return custom?.role ?? systemRole("deleted");
}

function presentOrganization(row: typeof organization.$inferSelect): Organization {
  const { id, name, slug, timezone, country, currency, locale, businessHours, brandColor, logoId, deletesAt } = row;
  const works = { timezone, country, currency, locale, businessHours };
  return { id, name, slug, ...works, brandColor, logoId, deletesAt: deletesAt?.toISOString() ?? null };
}

function presentMember(row: {
  member: typeof member.$inferSelect;
  user: typeof user.$inferSelect;
  teammates: string[];
}): Member {
  const { name, email, timezone, locale } = row.user;
  return { id: row.member.id, userId: row.user.id, name, email, timezone, locale, teammates: row.teammates };
}
