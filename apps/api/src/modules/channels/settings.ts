import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { messagingSettings } from "./channels.table.ts";

export type MessagingSettings = Omit<typeof messagingSettings.$inferSelect, "orgId">;

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 08:30");

export const ChangeSettings = z
  .object({
    isSending: z.boolean(),
    stopReason: z.string().trim().max(500).nullable(),
    postalAddress: z.string().trim().max(500).nullable(),
    textsFrom: clock.nullable(),
    textsUntil: clock.nullable(),
    capMessages: z.number().int().min(1).max(100).nullable(),
    capHours: z.number().int().min(1).max(720).nullable(),
    smsPerSecond: z.number().int().min(1).max(100),
    dailySpend: z
      .string()
      .regex(/^\d{1,9}(?:\.\d{1,2})?$/, "must be an amount such as 25.00")
      .nullable(),
    pricePerSegment: z.string().regex(/^\d{1,3}(?:\.\d{1,4})?$/, "must be a price such as 0.0083"),
  })
  .partial();
export type ChangeSettings = z.infer<typeof ChangeSettings>;

const DEFAULTS: MessagingSettings = {
  isSending: true,
  stopReason: null,
  postalAddress: null,
  textsFrom: null,
  textsUntil: null,
  capMessages: null,
  capHours: null,
  smsPerSecond: 1,
  dailySpend: null,
  pricePerSegment: "0.0083",
  nextSmsAt: null,
  updatedAt: new Date(0),
};

/** How the organization wants its messages to go; the defaults until it has said anything. */
export async function readSettings(ctx: Ctx): Promise<MessagingSettings> {
  const [row] = await ctx.db.select().from(messagingSettings).where(eq(messagingSettings.orgId, ctx.org.id));
  return row ?? DEFAULTS;
}

export async function changeSettings(ctx: Ctx, change: ChangeSettings): Promise<MessagingSettings> {
  const set = { ...change, updatedAt: ctx.now() };
  await ctx.db
    .insert(messagingSettings)
    .values({ orgId: ctx.org.id, ...set })
    .onConflictDoUpdate({ target: messagingSettings.orgId, set });
  return readSettings(ctx);
}
