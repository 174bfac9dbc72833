import { type Database, newId } from "@mainstay/db";
import { and, desc, eq, lt } from "drizzle-orm";
import { type LoginOutcome, loginHistory, user } from "./auth.table.ts";

export interface Login {
  /** The person, by id or by the e-mail that was typed. */
  who: { userId: string } | { email: string };
  at: Date;
  ip: string | null;
  userAgent: string | null;
  outcome: LoginOutcome;
  reason?: string;
}

/** Keeps an attempt to sign in. Attempts on accounts that do not exist are not kept: strangers could fill the table. */
export async function recordLogin(database: Database, login: Login): Promise<void> {
  const userId = "userId" in login.who ? login.who.userId : await findUserId(database, login.who.email);
  if (!userId) return;
  await database.system.insert(loginHistory).values({
    id: newId(),
    userId,
    at: login.at,
    ipAddress: login.ip,
    userAgent: login.userAgent?.slice(0, 500) ?? null,
    outcome: login.outcome,
    reason: login.reason ?? null,
  });
}

/** One person's attempts, newest first; `before` is the id of the last row of the page before. */
export async function listLogins(database: Database, userId: string, page: { before?: string; limit: number }) {
  return database.system
    .select({
      id: loginHistory.id,
      at: loginHistory.at,
      ipAddress: loginHistory.ipAddress,
      userAgent: loginHistory.userAgent,
      outcome: loginHistory.outcome,
      reason: loginHistory.reason,
    })
    .from(loginHistory)
    .where(and(eq(loginHistory.userId, userId), page.before ? lt(loginHistory.id, page.before) : undefined))
    .orderBy(desc(loginHistory.id))
    .limit(page.limit);
}

async function findUserId(database: Database, email: string): Promise<string | undefined> {
  const [found] = await database.system.select({ id: user.id }).from(user).where(eq(user.email, email.toLowerCase()));
  return found?.id;
}
