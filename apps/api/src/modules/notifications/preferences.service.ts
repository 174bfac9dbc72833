import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import { decryptSecrets, encryptSecrets } from "../channels/secrets.ts";
import { CHAT_KINDS, checkChatUrl } from "./chat.ts";
import { memberOf } from "./member-of.ts";
import { notificationSettings } from "./notifications.table.ts";
import { pushKey } from "./push/push-key.ts";
import { NotificationPhone, readPhone } from "./texting/phone.service.ts";
import { choiceOf, NOTIFICATION_TYPES, URGENT } from "./types.ts";

export type SettingsRow = Omit<typeof notificationSettings.$inferSelect, "orgId" | "memberId" | "updatedAt">;

const { orgId: _org, memberId: _member, updatedAt: _at, ...SETTINGS } = getTableColumns(notificationSettings);

export const DEFAULT_SETTINGS: SettingsRow = {
  choices: {},
  digest: "immediate",
  digestHour: 8,
  quietFrom: null,
  quietUntil: null,
  chatKind: null,
  chatUrl: null,
};

const Type = z.enum(NOTIFICATION_TYPES);
const Digest = z.enum(["immediate", "hourly", "daily"]);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 22:00");
const Choice = z.object({
  inApp: z.boolean(),
  email: z.boolean(),
  chat: z.boolean(),
  push: z.boolean(),
  sms: z.boolean(),
});

export const NotificationSettings = z
  .object({
    choices: z.array(Choice.extend({ type: Type, isUrgent: z.boolean().describe("May come as a text message") })),
    digest: Digest,
    digestHour: z.int().describe("Where the member is, 0 to 23"),
    quietFrom: z.string().nullable(),
    quietUntil: z.string().nullable(),
    chat: z.object({ kind: z.enum(CHAT_KINDS), host: z.string() }).nullable(),
    phone: NotificationPhone.nullable(),
    pushKey: z.string().describe("What a browser subscribes with, its `applicationServerKey`"),
  })
  .meta({ id: "NotificationSettings" });
type NotificationSettings = z.infer<typeof NotificationSettings>;

export const ChangeNotificationSettings = z
  .strictObject({
    choices: z.partialRecord(Type, Choice.partial()).describe("What is to change, by type"),
    digest: Digest,
    digestHour: z.int().min(0).max(23),
    quietFrom: clock.nullable(),
    quietUntil: clock.nullable(),
    chat: z
      .strictObject({ kind: z.enum(CHAT_KINDS), url: z.string().trim().max(2_000) })
      .nullable()
      .describe("An incoming webhook of Slack or Teams; its address is never answered"),
  })
  .partial()
  .meta({ id: "ChangeNotificationSettings" });
export type ChangeNotificationSettings = z.infer<typeof ChangeNotificationSettings>;

/** How the member is told of what, the defaults filled in. */
export async function readSettings(ctx: Ctx): Promise<NotificationSettings> {
  const me = memberOf(ctx);
  return present(ctx, (await settingsOf(ctx, [me])).get(me) ?? DEFAULT_SETTINGS);
}

/**
 * Changes how the member is told of what; what is not named stays.
 * @throws Problem invalid, also for an address that is none of the chat's, and for texts of what is not urgent
 */
export async function changeSettings(ctx: Ctx, change: ChangeNotificationSettings): Promise<NotificationSettings> {
  const { chat, ...plain } = change;
  const sealedChat = chat === undefined ? {} : await sealed(ctx, chat);
  const next = await inTransaction(ctx, async (ctx) => {
    const before = await lockSettings(ctx);
    const next = { ...changed(before, plain), ...sealedChat };
    await ctx.db
      .update(notificationSettings)
      .set({ ...next, updatedAt: ctx.now() })
      .where(mine(ctx));
    return next;
  });
  return present(ctx, next);
}

/** The member's row, written down with the defaults where there is none yet: of two changes at once the second sees the first. */
async function lockSettings(ctx: Ctx): Promise<SettingsRow> {
  const me = memberOf(ctx);
  await ctx.db
    .insert(notificationSettings)
    .values({ orgId: ctx.org.id, memberId: me, ...DEFAULT_SETTINGS, updatedAt: ctx.now() })
    .onConflictDoNothing();
  const [row = DEFAULT_SETTINGS] = await ctx.db
    .select(SETTINGS)
    .from(notificationSettings)
    .where(mine(ctx))
    .for("update");
  return row;
}

/** @throws Problem invalid */
function changed(before: SettingsRow, { choices, ...rest }: Omit<ChangeNotificationSettings, "chat">): SettingsRow {
  const next = { ...before, ...rest };
  if ((next.quietFrom === null) !== (next.quietUntil === null)) {
    throw invalidField(
      next.quietFrom === null ? "quietFrom" : "quietUntil",
      "Quiet hours need a beginning and an end.",
    );
  }
  for (const type of NOTIFICATION_TYPES) {
    const own = choices?.[type];
    if (own?.sms && !URGENT.includes(type)) {
      throw invalidField(`choices.${type}.sms`, "Only what is urgent comes as a text message.");
    }
    if (own) next.choices = { ...next.choices, [type]: { ...next.choices[type], ...own } };
  }
  return next;
}

const mine = (ctx: Ctx) =>
  and(eq(notificationSettings.orgId, ctx.org.id), eq(notificationSettings.memberId, memberOf(ctx)));

/** What these members have set, by member; those who have set nothing are left out. */
export async function settingsOf(ctx: Ctx, memberIds: string[]): Promise<Map<string, SettingsRow>> {
  const rows = await ctx.db
    .select()
    .from(notificationSettings)
    .where(and(eq(notificationSettings.orgId, ctx.org.id), inArray(notificationSettings.memberId, memberIds)));
  return new Map(rows.map(({ orgId: _, memberId, updatedAt: __, ...row }) => [memberId, row]));
}

/** The address that a member's chat is posted to. */
export async function chatUrlOf(ctx: Ctx, { chatUrl }: SettingsRow): Promise<string | null> {
  return (await decryptSecrets(ctx.house, chatUrl)).url ?? null;
}

async function sealed(ctx: Ctx, chat: { kind: SettingsRow["chatKind"]; url: string } | null) {
  if (chat === null) return { chatKind: null, chatUrl: null };
  checkChatUrl(ctx.house.config, chat.url);
  return { chatKind: chat.kind, chatUrl: await encryptSecrets(ctx.house, { url: chat.url }) };
}

async function present(ctx: Ctx, row: SettingsRow): Promise<NotificationSettings> {
  const { digest, digestHour, quietFrom, quietUntil, chatKind } = row;
  const url = await chatUrlOf(ctx, row);
  return {
    choices: NOTIFICATION_TYPES.map((type) => ({
      type,
      isUrgent: URGENT.includes(type),
      ...choiceOf(row.choices, type),
    })),
    ...{ digest, digestHour, quietFrom, quietUntil },
    chat: chatKind && url ? { kind: chatKind, host: new URL(url).host } : null,
    phone: await readPhone(ctx),
    pushKey: (await pushKey(ctx.house.config)).publicKey,
  };
}
