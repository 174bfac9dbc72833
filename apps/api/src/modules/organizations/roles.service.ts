import { type Database, newId, one } from "@mainstay/db";
import { inheritRole, type Role as ModelRole, SYSTEM_ROLE_KEYS, systemRole } from "@mainstay/model";
import { and, asc, count, eq, sql } from "drizzle-orm";
import { member } from "../../platform/auth/auth.table.ts";
import { type CustomRole, type FindCustomRole, mayGrant } from "../../platform/auth/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { recordOperation } from "./audit.ts";
import type { ChangeRole, CreateRole, Role } from "./organizations.schemas.ts";
import { roles } from "./roles.table.ts";

type RoleRow = typeof roles.$inferSelect;

/** How sign-in finds an organization's own roles. */
export const createFindCustomRole =
  (database: Database): FindCustomRole =>
  async (organizationId, roleId) => {
    const [row] = await database
      .forOrg(organizationId)
      .select()
      .from(roles)
      .where(and(eq(roles.orgId, organizationId), eq(roles.id, roleId)));
    return row ? toCustomRole(row) : null;
  };

/** System roles in order of power, then the organization's own by name. */
export async function listRoles(ctx: Ctx): Promise<Role[]> {
  const own = await ctx.db
    .select()
    .from(roles)
    .where(eq(roles.orgId, ctx.org.id))
    .orderBy(asc(roles.name), asc(roles.id));
  return [
    ...SYSTEM_ROLE_KEYS.map((key) => present(systemRole(key), null)),
    ...own.map((row) => present(toCustomRole(row).role, row)),
  ];
}

/** Makes a role. Nobody makes one that may do more than themselves. */
export async function createRole(ctx: Ctx, input: CreateRole): Promise<Role> {
  const row = { ...input, key: keyFor(input.name), orgId: ctx.org.id, id: newId() };
  refuseBeyondOwn(ctx, inheritRole(systemRole(row.parent), row));
  const [created] = await ctx.db.insert(roles).values(row).onConflictDoNothing().returning();
  if (!created) throw invalidField("name", "There is a role of this name already.");
  await recordOperation(ctx, {
    kind: "create",
    summary: `Made the role ${created.name}`,
    object: "role",
    id: created.id,
    after: created,
  });
  return present(toCustomRole(created).role, created);
}

/** Changes a role; members who have it feel it with their next request. The parent and the key stay. */
export async function changeRole(ctx: Ctx, id: string, { version, ...input }: ChangeRole): Promise<Role> {
  const before = await findRole(ctx, id);
  if (version !== undefined && version !== before.version)
    throw conflict("The role was changed in the meantime.", { current: before });
  refuseBeyondOwn(ctx, toCustomRole(before).role);
  refuseBeyondOwn(ctx, toCustomRole({ ...before, ...input }).role);
  const [after] = await ctx.db
    .update(roles)
    .set({ ...input, version: sql`${roles.version} + 1`, updatedAt: ctx.now() })
    .where(and(ours(ctx, id), eq(roles.version, before.version)))
    .returning();
  if (!after) throw conflict("The role was changed in the meantime.");
  ctx.afterCommit(() => {
    ctx.house.auth.forget();
    ctx.house.realtime?.rightsChanged(ctx.org.id);
  });
  await recordOperation(ctx, {
    kind: "update",
    summary: `Changed the role ${after.name}`,
    object: "role",
    id,
    before,
    after,
  });
  return present(toCustomRole(after).role, after);
}

/** Removes a role nobody has. */
export async function deleteRole(ctx: Ctx, id: string): Promise<void> {
  const row = await findRole(ctx, id);
  refuseBeyondOwn(ctx, toCustomRole(row).role);
  const { members } = one(
    await ctx.house.database.system
      .select({ members: count() })
      .from(member)
      .where(and(eq(member.organizationId, ctx.org.id), eq(member.customRoleId, id))),
  );
  if (members > 0)
    throw conflict(
      `${members} ${members === 1 ? "member has" : "members have"} this role; give them another one first.`,
    );
  await ctx.db.delete(roles).where(ours(ctx, id));
  ctx.afterCommit(ctx.house.auth.forget);
  await recordOperation(ctx, {
    kind: "delete",
    summary: `Removed the role ${row.name}`,
    object: "role",
    id,
    before: row,
  });
}

async function findRole(ctx: Ctx, id: string): Promise<RoleRow> {
  const [row] = await ctx.db.select().from(roles).where(ours(ctx, id));
  if (!row) throw notFound("Role");
  return row;
}

const ours = (ctx: Ctx, id: string) => and(eq(roles.orgId, ctx.org.id), eq(roles.id, id));

const toCustomRole = (row: RoleRow): CustomRole => ({
  parent: row.parent,
  role: inheritRole(systemRole(row.parent), row),
});

function refuseBeyondOwn(ctx: Ctx, role: ModelRole): void {
  if (!mayGrant(ctx.role, role)) throw forbidden("This role may do more than yours.");
}

/** "Office manager" is `office_manager`; system roles keep their keys to themselves. */
function keyFor(name: string): string {
  const key = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (!key) throw invalidField("name", "A role's name needs a letter or a digit.");
  if ((SYSTEM_ROLE_KEYS as string[]).includes(key)) throw invalidField("name", "This is the name of a system role.");
  return key;
}

function present(role: ModelRole, row: RoleRow | null): Role {
  const { key, name, description, objects, capabilities } = role;
  const own = {
    id: row?.id ?? null,
    parent: row?.parent ?? null,
    changes: row?.changes ?? null,
    version: row?.version ?? null,
  };
  return { ...own, key, name, description, objects, capabilities: [...capabilities] };
}
