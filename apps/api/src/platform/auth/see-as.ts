import { SYSTEM_ROLES, systemRole } from "@mainstay/model";
import { z } from "zod";
import type { Identity } from "../context.ts";
import { mayGrant } from "./granting.ts";
import type { FindCustomRole } from "./membership.ts";

/** Names the role that somebody who shapes roles wants to see things as: a system role's key, or an id. */
export const SEE_AS_HEADER = "x-mainstay-see-as";

/**
 * The identity with another role's rights, to try out what it shows. Never more than one's own; who may not shape roles,
 * or names none that exists, stays who they are.
 */
export async function seeAs(findCustomRole: FindCustomRole, identity: Identity, ref: string): Promise<Identity> {
  const { org, role, via } = identity;
  if (via !== "session" || !org || !role?.capabilities.includes("roles")) return identity;
  const wanted = await roleNamed(findCustomRole, org.id, ref);
  return wanted && mayGrant(role, wanted) ? { ...identity, role: wanted, seesAs: true } : identity;
}

async function roleNamed(findCustomRole: FindCustomRole, orgId: string, ref: string) {
  if (Object.hasOwn(SYSTEM_ROLES, ref)) return systemRole(ref);
  const id = z.uuid().safeParse(ref).data;
  return id ? ((await findCustomRole(orgId, id))?.role ?? null) : null;
}
