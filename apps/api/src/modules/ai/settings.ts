import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { forbidden, invalid } from "../../platform/problem.ts";
import { decryptSecrets, encryptSecrets } from "../channels/secrets.ts";
import { aiSettings } from "./ai.table.ts";
import { FEATURES, type Feature, PROVIDERS, VENDORS, type Vendor } from "./ai.words.ts";
import { journalAiSettings } from "./settings-journal.ts";
import { spentToday } from "./spend.ts";

export type AiSettings = Omit<typeof aiSettings.$inferSelect, "orgId" | "updatedAt">;

const DEFAULTS: AiSettings = {
  provider: "rules",
  model: null,
  taskModels: {},
  embedding: null,
  prices: {},
  featuresOff: [],
  dailySpend: null,
  secrets: null,
};

const name = z.string().trim().min(1).max(200);
const price = z.string().regex(/^\d{1,6}(?:\.\d{1,6})?$/, "must be a price such as 0.15");
const Choice = z.strictObject({ provider: z.enum(PROVIDERS), model: name.nullable() });

export const ChangeAiSettings = z
  .strictObject({
    provider: z.enum(PROVIDERS),
    model: name.nullable(),
    taskModels: z.record(name, Choice),
    embedding: Choice.nullable(),
    prices: z.record(name, z.strictObject({ input: price, output: price })),
    featuresOff: z.array(z.enum(FEATURES)),
    dailySpend: z
      .string()
      .regex(/^\d{1,9}(?:\.\d{1,2})?$/, "must be an amount such as 5.00")
      .nullable(),
    /** A key is written and never read back; null forgets it. */
    keys: z.partialRecord(z.enum(VENDORS), z.string().trim().min(1).max(500).nullable()),
  })
  .partial();
export type ChangeAiSettings = z.infer<typeof ChangeAiSettings>;

/** How the organization wants AI to work; the defaults until it has said anything. */
export async function readAiSettings(ctx: Ctx): Promise<AiSettings> {
  const [row] = await ctx.db.select().from(aiSettings).where(eq(aiSettings.orgId, ctx.org.id));
  return row ?? DEFAULTS;
}

/** The same for screens: no key, but whether there is one; what was spent today. */
export async function describeAiSettings(ctx: Ctx) {
  const { secrets, ...settings } = await readAiSettings(ctx);
  const own = await decryptSecrets(ctx.house, secrets);
  const vendors = VENDORS.map((provider) => ({
    provider,
    hasKey: Boolean(own[provider]),
    /** The installation has one that every organization may use. */
    hasInstallationKey: Boolean(installationKey(ctx, provider)),
    isReachable: provider !== "compatible" || Boolean(ctx.house.config.AI_URL),
  }));
  return { ...settings, vendors, spentToday: await spentToday(ctx) };
}

/**
 * Changes how AI works for the organization, and journals who did, without the keys themselves.
 * @throws Problem invalid for a vendor without a model or a key
 */
export async function changeAiSettings(ctx: Ctx, { keys, ...change }: ChangeAiSettings) {
  await inTransaction(ctx, async (ctx) => {
    const before = await lockAiSettings(ctx);
    const known = await decryptSecrets(ctx.house, before.secrets);
    const own = Object.entries({ ...known, ...keys });
    const secrets = Object.fromEntries(own.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
    refuseUnusable(ctx, { ...before, ...change }, secrets);
    const kept = Object.keys(secrets).length > 0 ? await encryptSecrets(ctx.house, secrets) : null;
    await ctx.db
      .update(aiSettings)
      .set({ ...change, ...(keys && { secrets: kept }), updatedAt: ctx.now() })
      .where(eq(aiSettings.orgId, ctx.org.id));
    await journalAiSettings(ctx, { before, change, keys: { before: known, given: keys ?? {} } });
  });
  return describeAiSettings(ctx);
}

/** The settings as they are, nobody else's to change until the transaction ends: two changes at once both hold. */
async function lockAiSettings(ctx: Ctx): Promise<AiSettings> {
  await ctx.db.insert(aiSettings).values({ orgId: ctx.org.id, updatedAt: ctx.now() }).onConflictDoNothing();
  const [row] = await ctx.db.select().from(aiSettings).where(eq(aiSettings.orgId, ctx.org.id)).for("update");
  if (!row) throw new Error("The settings that were just written are gone");
  return row;
}

/** The key for a vendor: the organization's own, else the installation's; null when there is none. */
export async function keyFor(ctx: Ctx, { secrets }: AiSettings, vendor: Vendor): Promise<string | null> {
  return (await decryptSecrets(ctx.house, secrets))[vendor] ?? installationKey(ctx, vendor);
}

/** @throws Problem forbidden that says what is off and who can switch it on */
export async function requireFeature(ctx: Ctx, feature: Feature): Promise<AiSettings> {
  const settings = await readAiSettings(ctx);
  if (!settings.featuresOff.includes(feature)) return settings;
  throw forbidden(`AI is switched off for ${IN_WORDS[feature]} in this organization; see Settings, AI.`);
}

const IN_WORDS: Record<Feature, string> = {
  intake: "reading inquiries",
  summaries: "summaries",
  follow_ups: "suggesting follow-ups",
  questions: "discovery questions",
  drafts: "drafts",
  knowledge: "searching what the organization knows",
};

function refuseUnusable(ctx: Ctx, settings: AiSettings, keys: Record<string, string>): void {
  const choices = [
    { path: "", ...settings },
    ...Object.entries(settings.taskModels).map(([task, choice]) => ({ path: `/taskModels/${task}`, ...choice })),
    ...(settings.embedding ? [{ path: "/embedding", ...settings.embedding }] : []),
  ];
  const errors = choices.flatMap(({ path, provider, model }) => {
    if (provider === "rules") return [];
    const wrong = (part: string, detail: string) => [{ pointer: `${path}/${part}`, detail }];
    if (provider === "compatible" && !ctx.house.config.AI_URL)
      return wrong("provider", "The installation does not say where the compatible server is (AI_URL).");
    if (path === "/embedding" && provider === "anthropic") return wrong("provider", "Anthropic has no embeddings.");
    if (!model) return wrong("model", "Which model is to be used?");
    const hasKey = provider === "compatible" || keys[provider] || installationKey(ctx, provider);
    return hasKey ? [] : [{ pointer: `/keys/${provider}`, detail: "The provider needs a key." }];
  });
  if (errors.length > 0) throw invalid(errors);
}

function installationKey({ house }: Ctx, vendor: Vendor): string | null {
  const { OPENAI_API_KEY, ANTHROPIC_API_KEY, AI_API_KEY } = house.config;
  return { openai: OPENAI_API_KEY, anthropic: ANTHROPIC_API_KEY, compatible: AI_API_KEY }[vendor] ?? null;
}
