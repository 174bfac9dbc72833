import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Role = Schemas["Role"];

/** A role of the organization's own; those that come with Mainstay have no id. */
export type CustomRole = Role & { id: string };

export type Team = Schemas["Team"];

/** Better-auth's client weighs more than the page that shows members, so it comes when it is asked. */
const loadAuth = () => import("../../lib/auth-client.ts");

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: async () => (await good(api.GET("/api/v1/roles"))).data,
});

export const isCustom = (role: Role): role is CustomRole => role.id !== null;

/** What the API calls a role by: its id, or the key of one that comes with Mainstay. */
export const roleRef = ({ id, key }: Role) => id ?? key;

export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async () => (await good(api.GET("/api/v1/teams"))).data,
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async () => {
    const { auth, settled } = await loadAuth();
    const invitations = await settled(auth.organization.listInvitations());
    return invitations.filter(({ status }) => status === "pending");
  },
});

export const changeMember = ({ id, ...change }: { id: string } & Schemas["ChangeMember"]) =>
  good(api.PATCH("/api/v1/members/{id}", { params: { path: { id } }, body: change }));

export const removeMember = (id: string) => good(api.DELETE("/api/v1/members/{id}", { params: { path: { id } } }));

/** How many records of each object a member owns. */
export const holdingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["members", id, "holdings"],
    queryFn: async () => (await good(api.GET("/api/v1/members/{id}/holdings", { params: { path: { id } } }))).data,
    staleTime: 0,
  });

/** Gives everything a member owns to another. */
export const handOver = ({ id, to }: { id: string; to: string }) =>
  good(api.POST("/api/v1/members/{id}/hand-over", { params: { path: { id } }, body: { to } }));

interface Invitation {
  email: string;
  role: Role;
}

/** Sends an invitation by e-mail; a role of one's own goes by its id, and by its parent for Better-auth. */
export const inviteMember = async ({ email, role }: Invitation) => {
  const { auth, settled } = await loadAuth();
  const key = role.parent ?? role.key;
  const own = role.id === null ? {} : { customRoleId: role.id };
  // The client knows only Better-auth's own roles by type; ours are declared on the server.
  return settled(auth.organization.inviteMember({ email, role: key as "member", ...own }));
};

export const cancelInvitation = async (invitationId: string) => {
  const { auth, settled } = await loadAuth();
  return settled(auth.organization.cancelInvitation({ invitationId }));
};

export const createRole = (role: Schemas["CreateRole"]) => good(api.POST("/api/v1/roles", { body: role }));

export const changeRole = ({ id, ...change }: { id: string } & Schemas["ChangeRole"]) =>
  good(api.PATCH("/api/v1/roles/{id}", { params: { path: { id } }, body: change }));

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
