import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "./context.ts";
import { repeatingCollisions } from "./database-problem.ts";
import { idempotencyKeys } from "./idempotency.table.ts";
import { Problem } from "./problem.ts";

export interface StoredAnswer {
  status: number;
  body: string;
}

const MAX_KEY_LENGTH = 255;

/**
 * Does a POST once for its key. What it does and the answer are one transaction: a second request with the key, be it
 * at the same moment or after a crash, waits for the first and is given the same answer. A request that failed leaves
 * nothing behind and may be tried again.
 * @throws Problem idempotency-key-reused when the key came with another request, bad-request when it is no key
 */
export async function once(
  ctx: Ctx,
  key: string,
  request: { method: string; path: string; body: string },
  work: (ctx: Ctx) => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed: boolean }> {
  if (key.length > MAX_KEY_LENGTH)
    throw new Problem("bad-request", `An Idempotency-Key has at most ${MAX_KEY_LENGTH} characters.`);
  const actor = `${ctx.actor.type}:${ctx.actor.id ?? ""}`;
  const print = createHash("sha256").update(`${request.method} ${request.path}\n${request.body}`).digest("base64url");
  return repeatingCollisions(() =>
    inTransaction(ctx, async (ctx) => {
      await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.org.id} ${actor} ${key}`}, 2))`);
      const [known] = await ctx.db
        .select()
        .from(idempotencyKeys)
        .where(
          and(eq(idempotencyKeys.orgId, ctx.org.id), eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key)),
        );
      if (known) {
        if (known.request === print) return { status: known.status, body: known.body, replayed: true };
        throw new Problem(
          "idempotency-key-reused",
          "This Idempotency-Key was sent before with another request; use a new one for each request.",
        );
      }
      const answer = await work(ctx);
      await ctx.db
        .insert(idempotencyKeys)
        .values({ orgId: ctx.org.id, actor, key, request: print, ...answer, createdAt: ctx.now() });
      return { ...answer, replayed: false };
    }),
  );
}
