import { and, eq } from "drizzle-orm";
import { apiKey, member } from "./auth.table.ts";
import type { IdentityDeps } from "./identity.ts";
import { findMembership, type Membership } from "./membership.ts";
import { narrowRole } from "./scopes.ts";

/** Who began something that is done later. */
export interface Initiator {
  organizationId: string;
  memberId: string;
  /** Set when it was begun with a key: the key's scopes hold too, and its end ends the work. */
  apiKeyId: string | null;
}

/** What somebody is and may do now, for work that was begun in a request and is done after it. Null when nothing any more. */
export async function standingOf(
  deps: IdentityDeps,
  { organizationId, memberId, apiKeyId }: Initiator,
): Promise<Membership | null> {
  const [found] = await deps.database.system
    .select({ userId: member.userId })
    .from(member)
    .where(and(eq(member.organizationId, organizationId), eq(member.id, memberId)));
  const membership = found
    ? await findMembership(deps.database, deps.findCustomRole, found.userId, organizationId)
    : null;
  if (!membership || !apiKeyId) return membership;
  const [key] = await deps.database.system
    .select({ scopes: apiKey.scopes, expiresAt: apiKey.expiresAt })
    .from(apiKey)
    .where(and(eq(apiKey.organizationId, organizationId), eq(apiKey.id, apiKeyId)));
  if (!key || (key.expiresAt && key.expiresAt <= deps.now())) return null;
  return { ...membership, role: narrowRole(membership.role, key.scopes, deps.objectNamed) };
}
