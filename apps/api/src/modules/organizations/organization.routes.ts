import { eq } from "drizzle-orm";
import { organization } from "../../platform/auth/auth.table.ts";
import type { Ctx } from "../../platform/context.ts";
import { defineRoute } from "../../platform/route.ts";
import { recordOperation } from "./audit.ts";
import { ChangeOrganization, Organization } from "./organizations.schemas.ts";

const tag = "Organization";

export const showOrganization = defineRoute({
  id: "getOrganization",
  method: "get",
  path: "/organization",
  summary: "The organization one works in",
  tag,
  answer: Organization,
  right: "member",
  run: async (ctx) => ctx.org,
});

export const changeOrganization = defineRoute({
  id: "changeOrganization",
  method: "patch",
  path: "/organization",
  summary: "Change its name, place, currency or opening hours",
  tag,
  body: ChangeOrganization,
  answer: Organization,
  right: { capability: "organization" },
  run: (ctx, { body }) => updateOrganization(ctx, body),
});

async function updateOrganization(ctx: Ctx, input: ChangeOrganization) {
  const { auth, database } = ctx.house;
  await database.system
    .update(organization)
    .set({ ...input, updatedAt: ctx.now() })
    .where(eq(organization.id, ctx.org.id));
  auth.forget();
  const before = Object.fromEntries(Object.entries(ctx.org).filter(([field]) => field in input));
  await recordOperation(ctx, {
    kind: "update",
    summary: "Changed the organization's settings",
    object: "organization",
    id: ctx.org.id,
    before,
    after: input,
  });
  return { ...ctx.org, ...input };
}
