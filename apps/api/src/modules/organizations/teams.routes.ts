import { defineRoute } from "../../platform/route.ts";
import { ById, NameTeam, Team, TeamMember } from "./organizations.schemas.ts";
import { addToTeam, createTeam, deleteTeam, listTeams, removeFromTeam, renameTeam } from "./teams.service.ts";

const tag = "Teams";
const right = { capability: "members" } as const;

export const teamRoutes = [
  defineRoute({
    id: "listTeams",
    method: "get",
    path: "/teams",
    summary: "Teams and who is in them",
    tag,
    answer: Team.array(),
    right: "member",
    run: listTeams,
  }),
  defineRoute({
    id: "createTeam",
    method: "post",
    path: "/teams",
    summary: "Make a team",
    tag,
    body: NameTeam,
    answer: Team,
    status: 201,
    right,
    run: (ctx, { body }) => createTeam(ctx, body.name),
  }),
  defineRoute({
    id: "renameTeam",
    method: "patch",
    path: "/teams/{id}",
    summary: "Rename a team",
    tag,
    params: ById,
    body: NameTeam,
    answer: Team,
    right,
    run: (ctx, { params, body }) => renameTeam(ctx, params.id, body.name),
  }),
  defineRoute({
    id: "deleteTeam",
    method: "delete",
    path: "/teams/{id}",
    summary: "Remove a team; its members stay in the organization",
    tag,
    params: ById,
    status: 204,
    right,
    run: (ctx, { params }) => deleteTeam(ctx, params.id),
  }),
  defineRoute({
    id: "addToTeam",
    method: "put",
    path: "/teams/{id}/members/{memberId}",
    summary: "Add a member to a team",
    tag,
    params: TeamMember,
    answer: Team,
    right,
    run: (ctx, { params }) => addToTeam(ctx, params.id, params.memberId),
  }),
  defineRoute({
    id: "removeFromTeam",
    method: "delete",
    path: "/teams/{id}/members/{memberId}",
    summary: "Take a member out of a team",
    tag,
    params: TeamMember,
    answer: Team,
    right,
    run: (ctx, { params }) => removeFromTeam(ctx, params.id, params.memberId),
  }),
];
