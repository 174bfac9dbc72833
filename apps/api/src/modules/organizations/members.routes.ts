import { defineRoute } from "../../platform/route.ts";
import { handOver, listHoldings } from "./hand-over.ts";
import { changeMember, listMembers, removeMember } from "./members.service.ts";
import { ById, ChangeMember, HandOver, Holding, Member } from "./organizations.schemas.ts";

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
    summary: "Give a member another role, shut them out or let them back in",
    tag,
    params: ById,
    body: ChangeMember,
    answer: Member,
    right,
    run: (ctx, { params, body }) => changeMember(ctx, params.id, body),
  }),
  defineRoute({
    id: "listHoldings",
    method: "get",
    path: "/members/{id}/holdings",
    summary: "How many records of each object name a member",
    tag,
    params: ById,
    answer: Holding.array(),
    right,
    run: (ctx, { params }) => listHoldings(ctx, params.id),
  }),
  defineRoute({
    id: "handOver",
    method: "post",
    path: "/members/{id}/hand-over",
    summary: "Give everything a member owns to another, as one operation",
    tag,
    params: ById,
    body: HandOver,
    answer: Holding.array(),
    right,
    run: async (ctx, { params, body }) => {
      const { result, operation } = await handOver(ctx, params.id, body.to);
      return { data: result, operation };
    },
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
