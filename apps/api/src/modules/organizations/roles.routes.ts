import { defineRoute } from "../../platform/route.ts";
import { ById, ChangeRole, CreateRole, Role } from "./organizations.schemas.ts";
import { changeRole, createRole, deleteRole, listRoles } from "./roles.service.ts";

const tag = "Roles";
const right = { capability: "roles" } as const;

export const roleRoutes = [
  defineRoute({
    id: "listRoles",
    method: "get",
    path: "/roles",
    summary: "System and own roles, with the rights that hold",
    tag,
    answer: Role.array(),
    right: "member",
    run: listRoles,
  }),
  defineRoute({
    id: "createRole",
    method: "post",
    path: "/roles",
    summary: "Make a role that differs from a system role",
    tag,
    body: CreateRole,
    answer: Role,
    status: 201,
    right,
    run: (ctx, { body }) => createRole(ctx, body),
  }),
  defineRoute({
    id: "changeRole",
    method: "patch",
    path: "/roles/{id}",
    summary: "Change a role",
    tag,
    params: ById,
    body: ChangeRole,
    answer: Role,
    right,
    run: (ctx, { params, body }) => changeRole(ctx, params.id, body),
  }),
  defineRoute({
    id: "deleteRole",
    method: "delete",
    path: "/roles/{id}",
    summary: "Remove a role nobody has",
    tag,
    params: ById,
    status: 204,
    right,
    run: (ctx, { params }) => deleteRole(ctx, params.id),
  }),
];
