import type { Role } from "@mainstay/model";

/**
 * Whether somebody may give a role to others, take it from them or shape it: never more than they hold themselves, and
 * owners are made by owners alone.
 */
export function mayGrant(granter: Role, role: Role): boolean {
  if (role.key === "owner") return granter.key === "owner";
  return role.capabilities.every((capability) => granter.capabilities.includes(capability));
}
