import { eq } from "drizzle-orm";
import { organization, user } from "../../platform/auth/auth.table.ts";
import { isWithinRanges, plainAddress, policyOf, type SecurityPolicy } from "../../platform/auth/index.ts";
import type { Ctx, Organization } from "../../platform/context.ts";
import { type FieldError, invalid } from "../../platform/problem.ts";
import { recordOperation } from "./audit.ts";
import type { ChangeOrganization, ChangeSecurity } from "./organizations.schemas.ts";

/** Changes the organization's settings; all that follows from them does so with the next request. */
export async function updateOrganization(ctx: Ctx, input: ChangeOrganization): Promise<Organization> {
  return setColumns(ctx, input, "Changed the organization's settings");
}

/** Writes columns of the organization, forgets who was known by the old ones, and journals it. */
export async function setColumns(ctx: Ctx, set: Partial<Organization>, summary: string): Promise<Organization> {
  const { deletesAt, ...rest } = set;
  const when = deletesAt === undefined ? {} : { deletesAt: deletesAt === null ? null : new Date(deletesAt) };
  await ctx.house.database.system
    .update(organization)
    .set({ ...rest, ...when, updatedAt: ctx.now() })
    .where(eq(organization.id, ctx.org.id));
  ctx.house.auth.forget();
  const before = Object.fromEntries(Object.entries(ctx.org).filter(([field]) => field in set));
  await recordOperation(ctx, { kind: "update", summary, object: "organization", id: ctx.org.id, before, after: set });
  return { ...ctx.org, ...set };
}

/** The rules that hold, and from where the caller comes, which a list of addresses should include. */
export async function showSecurity(ctx: Ctx, address: string): Promise<SecurityPolicy & { address: string }> {
  return { ...(await readPolicy(ctx)), address: plainAddress(address) };
}

/**
 * Changes what the organization asks of sessions and keys.
 * @throws Problem invalid when the caller themselves would be refused by it: who shuts a door stands inside
 */
export async function changeSecurity(ctx: Ctx, input: ChangeSecurity, address: string): Promise<SecurityPolicy> {
  const before = await readPolicy(ctx);
  const after = { ...before, ...input };
  const errors = await wouldRefuse(ctx, after, address);
  if (errors.length > 0) throw invalid(errors);
  await ctx.house.database.system
    .update(organization)
    .set({ security: after, updatedAt: ctx.now() })
    .where(eq(organization.id, ctx.org.id));
  ctx.house.auth.forget();
  ctx.house.realtime?.rightsChanged(ctx.org.id);
  const named = { kind: "update", object: "organization", id: ctx.org.id } as const;
  await recordOperation(ctx, { ...named, summary: "Changed the security rules", before, after });
  return after;
}

async function wouldRefuse(ctx: Ctx, policy: SecurityPolicy, address: string): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  if (policy.allowedAddresses.length > 0 && !isWithinRanges(address, policy.allowedAddresses)) {
    errors.push({ pointer: "/allowedAddresses", detail: `This would shut you out: you come from ${address}.` });
  }
  if (policy.requireTwoFactor && !(await hasTwoFactor(ctx))) {
    errors.push({ pointer: "/requireTwoFactor", detail: "Turn on two-factor for your own account first." });
  }
  return errors;
}

async function hasTwoFactor(ctx: Ctx): Promise<boolean> {
  if (!ctx.member) return false;
  const [row] = await ctx.house.database.system
    .select({ isOn: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.id, ctx.member.userId));
  return row?.isOn === true;
}

async function readPolicy(ctx: Ctx): Promise<SecurityPolicy> {
  const [row] = await ctx.house.database.system
    .select({ security: organization.security })
    .from(organization)
    .where(eq(organization.id, ctx.org.id));
  return policyOf(row?.security);
}
