import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { subMilliseconds } from "date-fns/subMilliseconds";
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

/** What a request with a key asks for. */
interface Asked {
  method: string;
  path: string;
  body: string;
}

type Work = (ctx: Ctx) => Promise<StoredAnswer>;
type Answered = StoredAnswer & { replayed: boolean };

/** Stands for the answer while the work of `onceOutside` is under way. */
const CLAIMED = 0;
/** A claim that is older belonged to a server that is gone. */
const CLAIM_MS = 5 * 60_000;
const ASK_AGAIN_MS = 200;

/**
 * Does a POST once for its key. What it does and the answer are one transaction: a second request with the key, be it
 * at the same moment or after a crash, waits for the first and is given the same answer. A request that failed leaves
 * nothing behind and may be tried again.
 * @throws Problem idempotency-key-reused when the key came with another request, bad-request when it is no key
 */
export async function once(ctx: Ctx, key: string, asked: Asked, work: Work): Promise<Answered> {
  const own = ownKey(ctx, key, asked);
  return repeatingCollisions(() =>
    inTransaction(ctx, async (ctx) => {
      const known = await find(ctx, own);
      if (known) return { status: known.status, body: known.body, replayed: true };
      const answer = await work(ctx);
      await ctx.db.insert(idempotencyKeys).values({ ...own, ...answer, createdAt: ctx.now() });
      return { ...answer, replayed: false };
    }),
  );
}

/**
 * The same for work that asks somebody outside, such as a model, for whose answer no transaction may wait. The key is
 * claimed first; a second request with it waits for the answer of the first. Work that a crash cut off may be done again
 * after five minutes, and what it had committed by then stays.
 * @throws Problem as `once`
 */
export async function onceOutside(ctx: Ctx, key: string, asked: Asked, work: Work): Promise<Answered> {
  const own = ownKey(ctx, key, asked);
  for (let known = await findOrClaim(ctx, own); known; known = await findOrClaim(ctx, own)) {
    if (known.status !== CLAIMED) return { status: known.status, body: known.body, replayed: true };
    await setTimeout(ASK_AGAIN_MS);
  }
  const answer = await work(ctx).catch(async (error: unknown) => {
    await ctx.db.delete(idempotencyKeys).where(isOwn(own));
    throw error;
  });
  await ctx.db.update(idempotencyKeys).set(answer).where(isOwn(own));
  return { ...answer, replayed: false };
}

type OwnKey = Pick<typeof idempotencyKeys.$inferSelect, "orgId" | "actor" | "key" | "request">;

function ownKey({ org, actor: { type, id } }: Ctx, key: string, { method, path, body }: Asked): OwnKey {
  if (key.length > MAX_KEY_LENGTH)
    throw new Problem("bad-request", `An Idempotency-Key has at most ${MAX_KEY_LENGTH} characters.`);
  const request = createHash("sha256").update(`${method} ${path}\n${body}`).digest("base64url");
  return { orgId: org.id, actor: `${type}:${id ?? ""}`, key, request };
}

const isOwn = ({ orgId, actor, key }: OwnKey) =>
  and(eq(idempotencyKeys.orgId, orgId), eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));

/** What is known of a key, which nobody else can look at until the transaction ends. */
async function find(ctx: Ctx, own: OwnKey) {
  const lock = `${own.orgId} ${own.actor} ${own.key}`;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 2))`);
  const [known] = await ctx.db.select().from(idempotencyKeys).where(isOwn(own));
  if (known && known.request !== own.request) {
    throw new Problem(
      "idempotency-key-reused",
      "This Idempotency-Key was sent before with another request; use a new one for each request.",
    );
  }
  return known;
}

/** What is known of a key; null when it is ours to work for now. */
function findOrClaim(ctx: Ctx, own: OwnKey) {
  return inTransaction(ctx, async (ctx) => {
    const known = await find(ctx, own);
    const createdAt = ctx.now();
    const isLeft = known?.status === CLAIMED && known.createdAt < subMilliseconds(createdAt, CLAIM_MS);
    if (known && !isLeft) return known;
    await ctx.db
      .insert(idempotencyKeys)
      .values({ ...own, status: CLAIMED, body: "", createdAt })
      .onConflictDoUpdate({
        target: [idempotencyKeys.orgId, idempotencyKeys.actor, idempotencyKeys.key],
        set: { createdAt },
      });
    return null;
  });
}
