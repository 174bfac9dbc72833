import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { auth, settled } from "../../lib/auth-client.ts";
import type { GrantableRole } from "./grantable-roles.ts";

/** A role of the organization's own; those that come with Mainstay have no id. */
export type CustomRole = Schemas["Role"] & { id: string };

export type Team = Schemas["Team"];

export const customRolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: async () => (await good(api.GET("/api/v1/roles"))).data.filter(isCustom),
});

const isCustom = (role: Schemas["Role"]): role is CustomRole => role.id !== null;

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async () => (await good(api.GET("/api/v1/teams"))).data,
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async () => {
    const invitations = await settled(auth.organization.listInvitations());
    return invitations.filter(({ status }) => status === "pending");
  },
});

export const changeRole = ({ id, role }: { id: string; role: string }) =>
  good(api.PATCH("/api/v1/members/{id}", { params: { path: { id } }, body: { role } }));

export const removeMember = (id: string) => good(api.DELETE("/api/v1/members/{id}", { params: { path: { id } } }));

interface Invitation {
  email: string;
  role: GrantableRole;
}

/** Sends an invitation by e-mail. */
export const inviteMember = ({ email, role }: Invitation) =>
  // The client knows only Better-auth's own roles by type; ours are declared on the server.
  settled(auth.organization.inviteMember({ email, role: role as "member" }));

export const cancelInvitation = (invitationId: string) => settled(auth.organization.cancelInvitation({ invitationId }));

export const createRole = (role: Schemas["CreateRole"]) => good(api.POST("/api/v1/roles", { body: role }));

export const deleteRole = (id: string) => good(api.DELETE("/api/v1/roles/{id}", { params: { path: { id } } }));

export const createTeam = (name: string) => good(api.POST("/api/v1/teams", { body: { name } }));

export const deleteTeam = (id: string) => good(api.DELETE("/api/v1/teams/{id}", { params: { path: { id } } }));

interface TeamMember {
  teamId: string;
  memberId: string;
}

const inTeam = ({ teamId, memberId }: TeamMember) => ({ params: { path: { id: teamId, memberId } } });

export const addToTeam = (who: TeamMember) => good(api.PUT("/api/v1/teams/{id}/members/{memberId}", inTeam(who)));

export const removeFromTeam = (who: TeamMember) =>
  good(api.DELETE("/api/v1/teams/{id}/members/{memberId}", inTeam(who)));
