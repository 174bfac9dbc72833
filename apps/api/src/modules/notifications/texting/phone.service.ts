import { randomInt } from "node:crypto";
import { normalizePhone } from "@mainstay/model/phone";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../../platform/context.ts";
import { conflict, invalidField, notFound, Problem } from "../../../platform/problem.ts";
import { decryptSecrets, encryptSecrets } from "../../channels/secrets.ts";
import { memberOf } from "../member-of.ts";
import { codeText } from "../wording.ts";
import { textMember } from "./send-text.ts";
import { memberPhones } from "./texting.table.ts";

export const NotificationPhone = z
  .object({
    number: z.string().describe("E.164"),
    isVerified: z.boolean(),
    isStopped: z.boolean().describe("A STOP came from it; a new code, or START, takes that back"),
    codeExpiresAt: z.iso.datetime({ offset: true }).nullable().describe("Until when the code that was sent holds"),
  })
  .meta({ id: "NotificationPhone" });
export type NotificationPhone = z.infer<typeof NotificationPhone>;

const MINUTE_MS = 60_000;
const CODE_MINUTES = 10;
const MOST_ATTEMPTS = 5;
const CODES_A_DAY = 5;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The phone the member is texted on, or will be once they have entered its code. */
export async function readPhone(ctx: Ctx): Promise<NotificationPhone | null> {
  const [row] = await ctx.db.select().from(memberPhones).where(mine(ctx));
  return row ? present(ctx, row) : null;
}

/**
 * Texts a code to a number, which is the member's once they have entered it.
 * @throws Problem invalid for what is no number, conflict when it cannot be texted, too-many-requests
 */
export async function askForCode(ctx: Ctx, given: string): Promise<NotificationPhone> {
  const number = normalizePhone(given, ctx.org.country)?.e164;
  if (!number) throw invalidField("number", "This is no phone number.");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await keepCode(ctx, number, code);
  const { state, reason } = await textMember(ctx, number, codeText(ctx, code)).catch((error: unknown) => ({
    state: "failed" as const,
    reason: error instanceof Error ? error.message : String(error),
  }));
  if (state !== "sent") {
    await takeBackCode(ctx, state === "skipped");
    throw conflict(WHY_NOT[reason ?? ""] ?? `The text could not be sent: ${reason}`);
  }
  const phone = await readPhone(ctx);
  if (!phone) throw notFound("Phone");
  return phone;
}

const WHY_NOT: Record<string, string> = {
  sending_off: "Sending is switched off for the organization.",
  not_registered: "The carriers have not admitted the organization's number yet.",
  no_channel: "The organization has no number to text from yet; set one up under Settings → Channels.",
  stopped: "This number has asked to get no texts. Text START to the organization's number from it first.",
  spend: "Today's budget for messages is spent; try again tomorrow.",
};

/** Written down before it is sent, so that codes are counted however many are asked for at once. */
async function keepCode(ctx: Ctx, number: string, code: string): Promise<void> {
  const sealed = await encryptSecrets(ctx.house, { code });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(memberPhones)
      .values({ orgId: ctx.org.id, memberId: memberOf(ctx) })
      .onConflictDoNothing();
    const [row] = await ctx.db.select().from(memberPhones).where(mine(ctx)).for("update");
    const isNewDay = !row?.codesSince || row.codesSince.getTime() <= ctx.now().getTime() - DAY_MS;
    const codesSent = isNewDay ? 0 : row.codesSent;
    if (codesSent >= CODES_A_DAY) {
      throw new Problem("too-many-requests", `${CODES_A_DAY} codes were sent within a day; try again tomorrow.`);
    }
    const isSame = row?.number === number;
    await ctx.db
      .update(memberPhones)
      .set({
        number,
        // The code of another number says nothing of this one.
        verifiedAt: isSame ? row.verifiedAt : null,
        stoppedAt: isSame ? row.stoppedAt : null,
        code: sealed,
        codeExpiresAt: new Date(ctx.now().getTime() + CODE_MINUTES * MINUTE_MS),
        attempts: 0,
        codesSent: codesSent + 1,
        codesSince: isNewDay ? ctx.now() : row.codesSince,
      })
      .where(mine(ctx));
  });
}

/** A code that nobody got is waited for no longer, and not counted when it was not even tried. */
async function takeBackCode(ctx: Ctx, isUntried: boolean): Promise<void> {
  const uncounted = isUntried && { codesSent: sql`${memberPhones.codesSent} - 1` };
  await ctx.db
    .update(memberPhones)
    .set({ code: null, codeExpiresAt: null, ...uncounted })
    .where(mine(ctx));
}

/** Takes the code that came by text. @throws Problem invalid for another code, one that has run out, or after too many tries */
export async function enterCode(ctx: Ctx, given: string): Promise<NotificationPhone> {
  const isRight = await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(memberPhones).where(mine(ctx)).for("update");
    const holds = row?.codeExpiresAt && row.codeExpiresAt > ctx.now() && row.attempts < MOST_ATTEMPTS;
    if (!row || !holds) throw invalidField("code", "This code holds no longer; ask for another.");
    const { code } = await decryptSecrets(ctx.house, row.code);
    const isRight = code === given;
    await ctx.db
      .update(memberPhones)
      .set(
        isRight
          ? { verifiedAt: ctx.now(), stoppedAt: null, code: null, codeExpiresAt: null }
          : { attempts: row.attempts + 1 },
      )
      .where(mine(ctx));
    return isRight;
  });
  // Outside: a wrong one must be counted though it is refused.
  if (!isRight) throw invalidField("code", "This is not the code that was sent.");
  const phone = await readPhone(ctx);
  if (!phone) throw notFound("Phone");
  return phone;
}

/** Texts the member no more. @throws Problem not-found */
export async function removePhone(ctx: Ctx): Promise<void> {
  const gone = await ctx.db
    .update(memberPhones)
    .set({ number: null, verifiedAt: null, stoppedAt: null, code: null, codeExpiresAt: null })
    .where(mine(ctx))
    .returning({ memberId: memberPhones.memberId });
  if (gone.length === 0) throw notFound("Phone");
}

function present(ctx: Ctx, row: typeof memberPhones.$inferSelect): NotificationPhone | null {
  const { number, verifiedAt, stoppedAt, codeExpiresAt } = row;
  if (number === null) return null;
  const isOpen = codeExpiresAt !== null && codeExpiresAt > ctx.now() && row.attempts < MOST_ATTEMPTS;
  return {
    number,
    isVerified: verifiedAt !== null,
    isStopped: stoppedAt !== null,
    codeExpiresAt: isOpen ? codeExpiresAt.toISOString() : null,
  };
}

const mine = (ctx: Ctx) => and(eq(memberPhones.orgId, ctx.org.id), eq(memberPhones.memberId, memberOf(ctx)));
