import type { Database } from "@mainstay/db";
import { type Capability, type Role, SYSTEM_ROLE_KEYS, systemRole } from "@mainstay/model";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { inArray } from "drizzle-orm";
import { z } from "zod";
import { invitation } from "./auth.table.ts";
import { CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import { mayGrant } from "./granting.ts";
import { type FindCustomRole, findMembership } from "./membership.ts";
import { REFUSAL_WORDS, refusal as refusalOf } from "./refusal.ts";

/**
 * What Better-auth's own paths below `/organization` ask of the caller, in our terms. Better-auth knows the system roles
 * only; this adds what a custom role takes away. `person`: an active member whom the
 * organization lets in, beyond which Better-auth's checks suffice; `anybody`: those alone. What is not listed does not exist.
 */
const PATHS: Record<string, Capability | "person" | "anybody"> = {
  "/organization/create": "anybody",
  "/organization/check-slug": "anybody",
  "/organization/list": "anybody",
  "/organization/set-active": "person",
  "/organization/get-full-organization": "person",
  "/organization/get-active-member": "person",
  "/organization/get-active-member-role": "person",
  "/organization/list-members": "person",
  "/organization/list-teams": "person",
  "/organization/list-team-members": "person",
  "/organization/has-permission": "person",
  "/organization/leave": "anybody",
  "/organization/get-invitation": "anybody",
  "/organization/accept-invitation": "anybody",
  "/organization/reject-invitation": "anybody",
  "/organization/list-user-invitations": "anybody",
  "/organization/update": "organization",
  "/organization/invite-member": "members",
  "/organization/cancel-invitation": "members",
  // The id of an invitation is the secret in the mailed link.
  "/organization/list-invitations": "members",
  "/organization/remove-member": "members",
  "/organization/update-member-role": "members",
  "/organization/create-team": "members",
  "/organization/update-team": "members",
  "/organization/remove-team": "members",
  "/organization/add-team-member": "members",
  "/organization/remove-team-member": "members",
};

const Ids = z.union([z.uuid(), z.array(z.uuid())]).nullish();

/**
 * The parts of these requests that say which organization, whom and which role. Ids are checked here, since the
 * database would otherwise be the one to say that they cannot be any.
 */
const Mentions = z.object({
  id: Ids,
  organizationId: Ids,
  invitationId: Ids,
  memberId: Ids,
  memberIdOrEmail: z.union([z.uuid(), z.string().includes("@")]).optional(),
  teamId: Ids,
  userId: Ids,
  customRoleId: Ids,
  data: z.object({ organizationId: Ids }).optional(),
  role: z.union([z.string(), z.array(z.string())]).optional(),
});
type Mentions = z.infer<typeof Mentions>;

/** Runs before each of Better-auth's endpoints; throws what the caller may not do. */
export function createOrganizationGate(database: Database, findCustomRole: FindCustomRole) {
  return createAuthMiddleware(async (ctx) => {
    if (!ctx.path?.startsWith("/organization/")) return;
    const needed = PATHS[ctx.path];
    if (!needed) throw new APIError("NOT_FOUND");
    const mentions = mentionsIn({ ...ctx.query, ...ctx.body });
    if (needed === "anybody") return;

    const session = await getSessionFromCtx(ctx);
    if (!session) throw new APIError("UNAUTHORIZED");
    const organizationIds = await organizationsOf(database, mentions, session.session.activeOrganizationId);
    if (organizationIds.size === 0 && needed !== "person") throw refusalToName();
    const address = ctx.headers?.get(CLIENT_ADDRESS_HEADER) ?? "";
    for (const organizationId of organizationIds) {
      const membership = await findMembership(database, findCustomRole, session.user.id, organizationId);
      if (!membership) throw refusal("You are no active member of this organization.");
      const refused = refusalOf(membership, { twoFactorEnabled: session.user.twoFactorEnabled === true }, address);
      if (refused) throw refusal(REFUSAL_WORDS[refused]);
      if (needed === "person") continue;
      if (!membership.role.capabilities.includes(needed)) throw refusal("Your role does not allow this.");
      for (const role of rolesOf(mentions)) checkGrant(membership.role, role, ctx.path);
      for (const roleId of idsOf(mentions.customRoleId)) {
        const custom = await findCustomRole(organizationId, roleId);
        if (!custom || !mayGrant(membership.role, custom.role)) throw refusal("You cannot give this role.");
      }
    }
  });
}

/**
 * Every organization the request could mean, since each endpoint looks in its own place: the caller must be allowed in
 * all of them, so that naming one where it is ignored gains nothing.
 */
async function organizationsOf(database: Database, mentions: Mentions, active: unknown): Promise<Set<string>> {
  const invitations = await organizationsInviting(database, idsOf(mentions.invitationId));
  const named = [mentions.organizationId, mentions.data?.organizationId, active].flatMap(idsOf).concat(invitations);
  return new Set(named);
}

async function organizationsInviting(database: Database, invitationIds: string[]): Promise<string[]> {
  if (invitationIds.length === 0) return [];
  const found = await database.system
    .select({ organizationId: invitation.organizationId })
    .from(invitation)
    .where(inArray(invitation.id, invitationIds));
  return found.map((one) => one.organizationId);
}

function mentionsIn(request: unknown): Mentions {
  const parsed = Mentions.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new APIError("BAD_REQUEST", { message: `${issue?.path.join(".")}: ${issue?.message}` });
}

const idsOf = (mention: unknown): string[] => [Ids.parse(mention) ?? []].flat();
const rolesOf = ({ role = [] }: Mentions) => [role].flat().flatMap((one) => one.split(","));

function checkGrant(granter: Role, role: string, path: string): void {
  if (!(SYSTEM_ROLE_KEYS as string[]).includes(role))
    throw new APIError("BAD_REQUEST", { message: `There is no role ${role}.` });
  // Whoever sees the list of invitations could accept this one under the invited address.
  if (role === "owner" && path === "/organization/invite-member") {
    throw new APIError("BAD_REQUEST", { message: "Invite them as admin; an owner can make them an owner afterwards." });
  }
  if (!mayGrant(granter, systemRole(role))) throw refusal("You cannot give a role that may do more than yours.");
}

const refusalToName = () => new APIError("BAD_REQUEST", { message: "Name an organization." });

const refusal = (message: string) => new APIError("FORBIDDEN", { message });
