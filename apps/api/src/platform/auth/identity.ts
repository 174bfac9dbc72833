import type { Database } from "@mainstay/db";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { findApiKey } from "./api-keys.ts";
import { session, user } from "./auth.table.ts";
import type { Found } from "./identify.ts";
import { type FindCustomRole, findMembership } from "./membership.ts";
import { narrowRole } from "./scopes.ts";

export interface IdentityDeps {
  now(): Date;
  database: Database;
  findCustomRole: FindCustomRole;
  objectNamed: (plural: string) => string | undefined;
}

/** A session as Better-auth answers it, once the cookie's signature has been judged. */
export interface LiveSession {
  session: { id: string; createdAt: Date; expiresAt: Date; activeOrganizationId?: string | null };
  user: { id: string; name: string; email: string; twoFactorEnabled?: boolean | null };
}

/**
 * The identity of a signed-in person; null once the session has lived as long as its organization lets sessions live,
 * which ends it.
 * @param organizationId the one asked for by `X-Organization-Id`; else the session's active one counts
 */
export async function identityOfSession(
  deps: IdentityDeps,
  live: LiveSession,
  organizationId: string | null,
): Promise<Found | null> {
  const { id, name, email, twoFactorEnabled } = live.user;
  const wanted = z.uuid().safeParse(organizationId ?? live.session.activeOrganizationId).data;
  const membership = wanted ? await findMembership(deps.database, deps.findCustomRole, id, wanted) : null;
  const expiresAt = endOf(live, membership?.policy.sessionHours ?? null);
  if (expiresAt <= deps.now()) {
    await deps.database.system.delete(session).where(eq(session.id, live.session.id));
    return null;
  }
  return {
    identity: {
      via: "session",
      sessionId: live.session.id,
      apiKey: null,
      user: { id, name, email, twoFactorEnabled: twoFactorEnabled === true },
      ...(membership ?? { org: null, member: null, role: null, policy: null }),
    },
    expiresAt,
  };
}

const HOUR_MS = 3_600_000;

function endOf({ session: { createdAt, expiresAt } }: LiveSession, sessionHours: number | null): Date {
  if (sessionHours === null) return expiresAt;
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + sessionHours * HOUR_MS));
}

/** The identity of a program: its member's, cut down to the key's scopes. Null for a key that does not exist. */
export async function identityOfApiKey(deps: IdentityDeps, key: string): Promise<Found | null> {
  const found = await findApiKey(deps.database, key);
  if (!found) return null;
  const { apiKey, userId } = found;
  const membership = await findMembership(deps.database, deps.findCustomRole, userId, apiKey.organizationId);
  const [person] = await deps.database.system
    .select({ id: user.id, name: user.name, email: user.email, twoFactorEnabled: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.id, userId));
  if (!membership || !person) return null;
  const { id, name, scopes, requestsPerHour } = apiKey;
  return {
    identity: {
      via: "apiKey",
      sessionId: null,
      apiKey: { id, name, scopes },
      user: person,
      ...membership,
      role: narrowRole(membership.role, scopes, deps.objectNamed),
    },
    expiresAt: apiKey.expiresAt,
    requestsPerHour,
  };
}
