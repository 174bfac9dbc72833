import { SYSTEM_ROLES } from "@mainstay/model";

const { admin, manager, sales, technician, guest } = SYSTEM_ROLES;

/** The roles somebody can be invited with, and that a role of one's own can start from: all but the owner's. */
export const GRANTABLE_ROLES = [sales, manager, admin, technician, guest];

export type GrantableRole = (typeof GRANTABLE_ROLES)[number]["key"];

export const GRANTABLE_CHOICES = GRANTABLE_ROLES.map(({ key, name }) => ({ value: key, label: name }));

/** The role a select's value names. */
export const grantableRole = (value: string): GrantableRole =>
  GRANTABLE_ROLES.find(({ key }) => key === value)?.key ?? "sales";
