import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import { auth, settled } from "../../lib/auth-client.ts";

/** A role of the organization's own. */
export interface CustomRole {
  id: string;
  name: string;
  description: string;
  parent: string;
}

interface AnyRole extends Omit<CustomRole, "id"> {
  /** Null for the roles that come with Mainstay. */
  id: string | null;
}

export interface Team {
  id: string;
  name: string;
  memberIds: string[];
}

export const customRolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: async () => (await good<{ data: AnyRole[] }>(api.GET("/roles"))).data.filter(isCustom),
});

const isCustom = (role: AnyRole): role is CustomRole => role.id !== null;

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async () => (await good<{ data: Team[] }>(api.GET("/teams"))).data,
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async () => {
    const invitations = await settled(auth.organization.listInvitations());
    return invitations.filter(({ status }) => status === "pending");
  },
});

export const changeRole = ({ id, role }: { id: string; role: string }) =>
  good<object>(api.PATCH(`/members/${id}`, { body: { role } }));

export const removeMember = (id: string) => good<object>(api.DELETE(`/members/${id}`));

export type InvitableRole = "admin" | "manager" | "sales" | "technician" | "guest";

interface Invitation {
  email: string;
  role: InvitableRole;
}

/** Sends an invitation by e-mail. */
export const inviteMember = ({ email, role }: Invitation) =>
  // The client knows only Better-auth's own roles by type; ours are declared on the server.
  settled(auth.organization.inviteMember({ email, role: role as "member" }));

export const cancelInvitation = (invitationId: string) => settled(auth.organization.cancelInvitation({ invitationId }));

export const createRole = (role: Pick<CustomRole, "name" | "parent" | "description">) =>
  good<object>(api.POST("/roles", { body: role }));

export const deleteRole = (id: string) => good<object>(api.DELETE(`/roles/${id}`));

export const createTeam = (name: string) => good<object>(api.POST("/teams", { body: { name } }));

export const deleteTeam = (id: string) => good<object>(api.DELETE(`/teams/${id}`));
