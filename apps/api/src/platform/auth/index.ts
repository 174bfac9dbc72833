import type { Auth } from "./auth.ts";

export { type ApiKey, createApiKey, deleteApiKey, listApiKeys } from "./api-keys.ts";
export { AUTH_SQL } from "./auth.sql.ts";
export { type Auth, type AuthDeps, createAuth } from "./auth.ts";
export { trustedOrigins } from "./better-auth.ts";
export { mayGrant } from "./granting.ts";
export { listLogins } from "./login-history.ts";
export { ORGANIZATION_HEADER } from "./mails.ts";
export {
  type CustomRole,
  endSessionsIn,
  type FindCustomRole,
  findOrganization,
  listOrganizationsOf,
  type Membership,
} from "./membership.ts";
export type { OrganizationChange } from "./organization-changes.ts";
export { Locale, Name, OrganizationSettings, Timezone } from "./organization-settings.ts";
export { REFUSAL_WORDS, type Refusal, refusal, withinPolicy } from "./refusal.ts";
export { Scope } from "./scopes.ts";
export { isWithinRanges, plainAddress, policyOf, SecurityPolicy } from "./security-policy.ts";

declare module "../context.ts" {
  interface House {
    auth: Auth;
  }
}
