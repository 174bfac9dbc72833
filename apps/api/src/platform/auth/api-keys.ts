import { createHash, randomBytes } from "node:crypto";
import { type Database, newId } from "@mainstay/db";
import { and, desc, eq } from "drizzle-orm";
import { apiKey, member, user } from "./auth.table.ts";

/*
 * Keys of our own rather than Better-auth's plugin: its keys belong to a user and not to a membership, and checking one
 * writes a row for every request. Ours end with the membership by a foreign key, and are counted in memory or Redis.
 */

const PREFIX = "msk_";
const DEFAULT_REQUESTS_PER_HOUR = 1_000;

export interface NewApiKey {
  organizationId: string;
  memberId: string;
  name: string;
  scopes: string[];
  expiresAt?: Date | null;
  requestsPerHour?: number;
}

export type ApiKey = Omit<typeof apiKey.$inferSelect, "hash">;

/** Makes a key. The answer holds the key itself, for the only time. */
export async function createApiKey(database: Database, input: NewApiKey): Promise<ApiKey & { key: string }> {
  const key = PREFIX + randomBytes(32).toString("base64url");
  const [row] = await database.system
    .insert(apiKey)
    .values({
      requestsPerHour: DEFAULT_REQUESTS_PER_HOUR,
      ...input,
      id: newId(),
      start: key.slice(0, 10),
      hash: hashKey(key),
    })
    .returning();
  if (!row) throw new Error("The API key was not stored");
  const { hash: _, ...stored } = row;
  return { ...stored, key };
}

/** An organization's keys, newest first, with the member each acts for. */
export async function listApiKeys(database: Database, organizationId: string) {
  return database.system
    .select({
      id: apiKey.id,
      memberId: apiKey.memberId,
      memberName: user.name,
      name: apiKey.name,
      start: apiKey.start,
      scopes: apiKey.scopes,
      requestsPerHour: apiKey.requestsPerHour,
      expiresAt: apiKey.expiresAt,
      createdAt: apiKey.createdAt,
    })
    .from(apiKey)
    .innerJoin(member, eq(member.id, apiKey.memberId))
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(apiKey.organizationId, organizationId))
    .orderBy(desc(apiKey.id));
}

/** The key's row and whose it is, or null for a key nobody has made. Expiry is the caller's to judge. */
export async function findApiKey(database: Database, key: string) {
  const [found] = await database.system
    .select({ apiKey, userId: member.userId })
    .from(apiKey)
    .innerJoin(member, eq(member.id, apiKey.memberId))
    .where(eq(apiKey.hash, hashKey(key)));
  return found ?? null;
}

/** Ends a key at once. False when the organization has no such key. */
export async function deleteApiKey(database: Database, organizationId: string, id: string): Promise<boolean> {
  const gone = await database.system
    .delete(apiKey)
    .where(and(eq(apiKey.organizationId, organizationId), eq(apiKey.id, id)))
    .returning({ id: apiKey.id });
  return gone.length > 0;
}

/** The API key of a request: `Authorization: Bearer msk_…` or `x-api-key`. */
export function apiKeyOf(headers: Headers): string | null {
  const bearer = headers.get("authorization");
  if (bearer?.startsWith(`Bearer ${PREFIX}`)) return bearer.slice("Bearer ".length);
  return headers.get("x-api-key");
}

// A key has 256 random bits: a plain hash cannot be guessed back, and can be looked up.
const hashKey = (key: string) => createHash("sha256").update(key).digest("base64url");
