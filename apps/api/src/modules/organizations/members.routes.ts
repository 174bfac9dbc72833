import { defineRoute } from "../../platform/route.ts";
import { changeMember, listMembers, removeMember } from "./members.service.ts";
import { ById, ChangeMember, Member } from "./organizations.schemas.ts";

const tag = "Members";
const right = { capability: "members" } as const;

export const memberRoutes = [
  defineRoute({
    id: "listMembers",
    method: "get",
    path: "/members",
    summary: "Everybody in the organization",
    tag,
    answer: Member.array(),
    right: "member",
    run: listMembers,
  }),
  defineRoute({
    id: "changeMember",
    method: "patch",
    path: "/members/{id}",
    summary: "Give a member another role",
    tag,
    params: ById,
    body: ChangeMember,
    answer: Member,
    right,
    run: (ctx, { params, body }) => changeMember(ctx, params.id, body),
  }),
  defineRoute({
    id: "removeMember",
    method: "delete",
    path: "/members/{id}",
    summary: "End a membership; the records keep their owner",
    tag,
    params: ById,
    status: 204,
    right,
    run: (ctx, { params }) => removeMember(ctx, params.id),
  }),
];
