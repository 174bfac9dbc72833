import { randomBytes } from "node:crypto";
import { newId } from "@mainstay/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { type FieldError, invalid, notFound } from "../../platform/problem.ts";
import { channels } from "./channels.table.ts";
import { webhookUrlOf } from "./hooks.ts";
import { encryptSecrets } from "./secrets.ts";
import { type ChannelRow, openProvider } from "./sender.ts";

const text = z.string().trim().min(1).max(2_000);
export const SetUpChannel = z.object({
  kind: z.enum(["email", "sms"]),
  provider: z.enum(["mailbox", "smtp", "resend", "sendgrid", "phone", "twilio"]),
  name: text.max(80).optional(),
  /** `Name <address>`, or E.164. */
  sender: text.max(320),
  config: z.record(z.string(), text).default({}),
  /** Keys are written and never read back. */
  secrets: z.record(z.string(), text).default({}),
  registration: z.enum(["not_needed", "pending", "approved"]).optional(),
});
export type SetUpChannel = z.infer<typeof SetUpChannel>;

/** What each provider must be told. */
const NEEDS: Record<SetUpChannel["provider"], { kind: "email" | "sms"; config: string[]; secrets: string[] }> = {
  mailbox: { kind: "email", config: [], secrets: [] },
  smtp: { kind: "email", config: [], secrets: ["url"] },
  resend: { kind: "email", config: [], secrets: ["apiKey"] },
  sendgrid: { kind: "email", config: [], secrets: ["apiKey"] },
  phone: { kind: "sms", config: [], secrets: [] },
  twilio: { kind: "sms", config: ["accountSid"], secrets: ["authToken"] },
};

/**
 * Sets up a way out; the one before it of the same kind is kept but no longer used.
 * @throws Problem invalid with a pointer for each key the provider needs and was not told
 */
export async function setUpChannel(ctx: Ctx, input: SetUpChannel) {
  requireParts(input);
  const secrets = Object.keys(input.secrets).length > 0 ? await encryptSecrets(ctx.house, input.secrets) : null;
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(channels)
      .set({ isActive: false, updatedAt: ctx.now() })
      .where(and(eq(channels.orgId, ctx.org.id), eq(channels.kind, input.kind), eq(channels.isActive, true)));
    const [row] = await ctx.db
      .insert(channels)
      .values({
        orgId: ctx.org.id,
        id: newId(),
        kind: input.kind,
        provider: input.provider,
        name: input.name ?? input.provider,
        sender: input.sender,
        config: input.config,
        secrets,
        webhookKey: randomBytes(24).toString("base64url"),
        // American carriers drop texts of senders they have not admitted; nobody should find that out by sending.
        registration: input.registration ?? (input.provider === "twilio" ? "pending" : "not_needed"),
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error("The channel was not written");
    return present(ctx, row);
  });
}

export const ChangeChannel = z
  .object({
    name: text.max(80),
    sender: text.max(320),
    registration: z.enum(["not_needed", "pending", "approved"]),
    isActive: z.literal(false),
  })
  .partial();

/** @throws Problem not-found */
export async function changeChannel(ctx: Ctx, id: string, change: z.infer<typeof ChangeChannel>) {
  const [row] = await ctx.db
    .update(channels)
    .set({ ...change, updatedAt: ctx.now() })
    .where(ours(ctx, id))
    .returning();
  if (!row) throw notFound("Channel");
  return present(ctx, row);
}

export async function listChannels(ctx: Ctx) {
  const rows = await ctx.db
    .select()
    .from(channels)
    .where(eq(channels.orgId, ctx.org.id))
    .orderBy(desc(channels.createdAt));
  return rows.map((row) => present(ctx, row));
}

/** Asks the provider whether the keys are good; sends nothing. @throws Problem not-found */
export async function testChannel(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(channels).where(ours(ctx, id));
  if (!row) throw notFound("Channel");
  const testResult = await openProvider(ctx, row)
    .then((provider) => provider.check())
    .then(
      () => "ok",
      (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 1_000),
    );
  await ctx.db.update(channels).set({ testedAt: ctx.now(), testResult }).where(ours(ctx, id));
  return { isGood: testResult === "ok", detail: testResult };
}

function requireParts({ provider, kind, config, secrets }: SetUpChannel): void {
  const needs = NEEDS[provider];
  const errors: FieldError[] = [
    ...(needs.kind === kind ? [] : [{ pointer: "/provider", detail: `${provider} does not send ${kind}.` }]),
    ...missing("config", needs.config, config),
    ...missing("secrets", needs.secrets, secrets),
  ];
  if (errors.length > 0) throw invalid(errors);
}

const missing = (part: string, names: string[], given: Record<string, string>): FieldError[] =>
  names
    .filter((name) => !given[name])
    .map((name) => ({ pointer: `/${part}/${name}`, detail: `The provider needs its ${name}.` }));

const present = (ctx: Ctx, { secrets, orgId, ...row }: ChannelRow) => ({
  ...row,
  hasSecrets: secrets !== null,
  webhookUrl: webhookUrlOf(ctx, row.provider, row.webhookKey),
});

const ours = (ctx: Ctx, id: string) => and(eq(channels.orgId, ctx.org.id), eq(channels.id, id));
