import { systemRole } from "@mainstay/model";
import { APIError } from "better-auth/api";
import { type OrganizationOptions, organization } from "better-auth/plugins";
import { adminAc, defaultAc, ownerAc } from "better-auth/plugins/organization/access";
import { count, eq } from "drizzle-orm";
import { z } from "zod";
import { member as memberTable, organization as organizationTable } from "./auth.table.ts";
import type { AuthDeps } from "./auth.ts";
import { invitationMail } from "./mails.ts";
import { endSessionsIn } from "./membership.ts";
import { DEFAULT_SETTINGS, Name, OrganizationSettings } from "./organization-settings.ts";

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** The roles as Better-auth sees them: who runs the organization. All else is decided by our own rights. */
const nobody = defaultAc.newRole({});
const ROLES = { owner: ownerAc, admin: adminAc, manager: nobody, sales: nobody, technician: nobody, guest: nobody };

const optionalField = (type: "string" | "json") => ({ type, required: false, input: true }) as const;

/** Organizations, invitations and teams, bound to our tables, settings and mails. */
export function organizationPlugin(deps: AuthDeps) {
  return organization({
    roles: ROLES,
    creatorRole: "owner",
    teams: { enabled: true, defaultTeam: { enabled: false }, allowRemovingAllTeams: true },
    membershipLimit: 10_000,
    invitationLimit: 1_000,
    invitationExpiresIn: WEEK_SECONDS,
    // Asked outright, as ids of ours count as guessable otherwise; the mailed link is the proof, see the gate.
    requireEmailVerificationOnInvitation: false,
    // Nothing is irreversible: an organization's records would go with it.
    disableOrganizationDeletion: true,
    allowUserToCreateOrganization: (user) => mayCreateOrganization(deps, user.id),
    sendInvitationEmail: (invited) => sendInvitation(deps, invited),
    schema: {
      organization: {
        additionalFields: {
          timezone: optionalField("string"),
          country: optionalField("string"),
          currency: optionalField("string"),
          locale: optionalField("string"),
          businessHours: optionalField("json"),
        },
      },
      invitation: { additionalFields: { customRoleId: optionalField("string") } },
    },
    organizationHooks: {
      beforeCreateOrganization: async ({ organization: given }) => ({
        data: { ...given, ...settingsOf({ ...DEFAULT_SETTINGS, ...definedOf(given) }) },
      }),
      beforeUpdateOrganization: async ({ organization: given }) => ({
        data: { ...given, ...settingsOf(given) },
      }),
      afterCreateOrganization: ({ organization: created, member }) => furnish(deps, created.id, member.id),
      beforeCreateInvitation: ({ invitation }) => resolveInvitedRole(deps, invitation),
      afterAcceptInvitation: ({ invitation, member }) =>
        keepCustomRole(deps, member.id, invitation.customRoleId ?? null),
      afterUpdateMemberRole: ({ member }) => keepCustomRole(deps, member.id, null),
      afterRemoveMember: ({ member }) => endSessionsIn(deps.database.system, member.organizationId, member.userId),
    },
  });
}

/** With SIGN_UP=invited only the first person, and owners after that, may open an organization. */
async function mayCreateOrganization({ config, database }: AuthDeps, userId: string): Promise<boolean> {
  if (config.SIGN_UP === "open") return true;
  const roles = await database.system
    .select({ role: memberTable.role })
    .from(memberTable)
    .where(eq(memberTable.userId, userId));
  if (roles.some(({ role }) => role === "owner")) return true;
  const [existing] = await database.system.select({ organizations: count() }).from(organizationTable);
  return existing?.organizations === 0;
}

/** The app fills a new organization; one that could not be filled is taken back, so that trying again works. */
async function furnish(
  { database, onOrganizationCreated }: AuthDeps,
  organizationId: string,
  memberId: string,
): Promise<void> {
  try {
    await onOrganizationCreated?.(organizationId, memberId);
  } catch (error) {
    await database.system.delete(organizationTable).where(eq(organizationTable.id, organizationId));
    throw error;
  }
}

type Invited = Parameters<NonNullable<OrganizationOptions["sendInvitationEmail"]>>[0];

async function sendInvitation({ mail, config }: AuthDeps, invited: Invited): Promise<void> {
  const { id, email, role, inviter, invitation } = invited;
  const url = `${config.baseUrl}/invitations/${id}`;
  const words = { organization: invited.organization, inviter: inviter.user.name, role: systemRole(role).name, url };
  await mail.send(invitationMail(email, { ...words, expiresAt: invitation.expiresAt }));
}

/** An invitation to a role of the organization's own carries the parent's key, which is what Better-auth understands. */
async function resolveInvitedRole(deps: AuthDeps, given: { organizationId: string; customRoleId?: string }) {
  if (!given.customRoleId) return;
  const custom = await deps.findCustomRole(given.organizationId, given.customRoleId);
  if (!custom) throw new APIError("BAD_REQUEST", { message: "There is no such role." });
  return { data: { role: custom.parent } };
}

async function keepCustomRole({ database }: AuthDeps, memberId: string, customRoleId: string | null): Promise<void> {
  await database.system.update(memberTable).set({ customRoleId }).where(eq(memberTable.id, memberId));
}

const definedOf = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));

const Given = OrganizationSettings.extend({ name: Name, slug: z.string().regex(/^[\w.-]{1,100}$/) }).partial();

/** What the request gives of an organization's name, address and settings, checked. */
function settingsOf(given: object): z.infer<typeof Given> {
  const parsed = Given.safeParse(definedOf(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new APIError("BAD_REQUEST", { message: `${issue?.path.join(".")}: ${issue?.message}` });
}
