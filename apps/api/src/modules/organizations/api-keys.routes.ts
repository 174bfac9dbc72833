import { createApiKey, deleteApiKey, listApiKeys } from "../../platform/auth/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { forbidden, notFound } from "../../platform/problem.ts";
import { defineRoute } from "../../platform/route.ts";
import { recordOperation } from "./audit.ts";
import { ApiKey, ById, CreateApiKey, NewApiKey } from "./organizations.schemas.ts";

const tag = "API keys";

export const apiKeyRoutes = [
  defineRoute({
    id: "listApiKeys",
    method: "get",
    path: "/api-keys",
    summary: "One's own API keys; all of the organization's for who manages members",
    tag,
    answer: ApiKey.array(),
    right: "member",
    run: listVisibleKeys,
  }),
  defineRoute({
    id: "createApiKey",
    method: "post",
    path: "/api-keys",
    summary: "Make a key that acts as oneself, within its scopes",
    tag,
    body: CreateApiKey,
    answer: NewApiKey,
    status: 201,
    answersSecret: true,
    right: "member",
    run: async (ctx, { body }) => {
      const { organizationId: _, ...created } = await createApiKey(ctx.house.database, { ...body, ...owner(ctx) });
      await recordOperation(ctx, {
        kind: "create",
        summary: `Made the API key ${body.name}`,
        object: "api_key",
        id: created.id,
        after: { name: body.name, scopes: body.scopes, start: created.start },
      });
      return created;
    },
  }),
  defineRoute({
    id: "deleteApiKey",
    method: "delete",
    path: "/api-keys/{id}",
    summary: "End a key at once",
    tag,
    params: ById,
    status: 204,
    right: "member",
    run: async (ctx, { params }) => {
      owner(ctx);
      const found = (await listVisibleKeys(ctx)).find((key) => key.id === params.id);
      if (!found || !(await deleteApiKey(ctx.house.database, ctx.org.id, params.id))) throw notFound("API key");
      ctx.house.auth.forget();
      const before = { name: found.name, scopes: found.scopes, start: found.start };
      await recordOperation(ctx, {
        kind: "delete",
        summary: `Ended the API key ${found.name}`,
        object: "api_key",
        id: found.id,
        before,
      });
    },
  }),
];

async function listVisibleKeys(ctx: Ctx) {
  const keys = await listApiKeys(ctx.house.database, ctx.org.id);
  return ctx.role.capabilities.includes("members") ? keys : keys.filter((key) => key.memberId === ctx.member?.id);
}

/** A key cannot make keys: it would outlive its own end and escape its scopes. */
function owner(ctx: Ctx): { organizationId: string; memberId: string } {
  if (ctx.actor.type !== "member" || !ctx.member) throw forbidden("Only a signed-in member can make or end API keys.");
  return { organizationId: ctx.org.id, memberId: ctx.member.id };
}
