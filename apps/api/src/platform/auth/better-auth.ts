import { newId } from "@mainstay/db";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { and, count, eq, gt } from "drizzle-orm";
import type { Config } from "../config.ts";
import * as tables from "./auth.table.ts";
import type { AuthDeps } from "./auth.ts";
import { CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import { endpointRules } from "./endpoint-rules.ts";
import type { AuthLimits } from "./limits.ts";
import { confirmEmailChangeMail, passwordResetMail, verifyEmailMail } from "./mails.ts";
import { startingOrganization } from "./membership.ts";
import { organizationPlugin } from "./organization-plugin.ts";
import { Locale, Name, Timezone } from "./organization-settings.ts";

const DAY_SECONDS = 24 * 60 * 60;

const LOG_LEVELS = { debug: "debug", info: "debug", success: "debug", warn: "warn", error: "error" } as const;

/** Better-auth with our tables, mails and rules; everything below `/api/auth` is its own documented API. */
export function createBetterAuth(deps: AuthDeps, limits: AuthLimits, secret: string) {
  const { config, database, mail } = deps;
  return betterAuth({
    appName: "Mainstay",
    baseURL: config.baseUrl,
    basePath: "/api/auth",
    secret,
    trustedOrigins: (request) => trustedOrigins(config, request?.headers.get("host")),
    database: drizzleAdapter(transactional(deps), { provider: "pg", schema: tables, transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: config.PASSWORD_MIN_LENGTH,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      // Whoever forgot their password has guessed at it first, and chooses a new one to get in now.
      onPasswordReset: ({ user }) => limits.clearFailures(user.email),
      // The page's address is ours and not the request's: a link that led elsewhere would hand over the token.
      sendResetPassword: async ({ user, token }) => {
        const url = `${config.baseUrl}/reset-password?token=${token}`;
        // Not waited for: the time a mail takes would tell a stranger who has an account.
        mail
          .send(passwordResetMail(user.email, { name: user.name, url }))
          .catch((error: unknown) => deps.log.error({ err: error }, "A password reset could not be mailed"));
        if (!config.SMTP_URL) deps.log.info({ url }, "password reset link (no SMTP_URL is set)");
      },
    },
    emailVerification: {
      sendVerificationEmail: async ({ user, url }) =>
        void (await mail.send(verifyEmailMail(user.email, { name: user.name, url }))),
    },
    user: {
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: async ({ user, newEmail, url }) =>
          void (await mail.send(confirmEmailChangeMail(user.email, { name: user.name, newEmail, url }))),
      },
      additionalFields: {
        timezone: { type: "string", required: false, validator: { input: Timezone } },
        locale: { type: "string", required: false, validator: { input: Locale } },
      },
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            await refuseUninvited(deps, user.email);
            return { data: { ...user, name: checkedName(user.name) } };
          },
        },
        update: { before: async (user) => ({ data: { ...user, ...(user.name && { name: checkedName(user.name) }) } }) },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await startingOrganization(database, session.userId) },
          }),
        },
      },
    },
    plugins: [organizationPlugin(deps), twoFactor({ issuer: "Mainstay" }), endpointRules(deps, limits)],
    // Ours, in limits.ts: atomic, shared through Redis, and by account too.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: "mainstay",
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Better-auth would leave these off in tests, which should see what people see.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // What is nobody's fault but ours goes to the one place that turns errors into answers and reports them.
    onAPIError: { throw: true },
    logger: {
      // At "warn" Better-auth would also write every refusal to the console, past our log.
      level: "info",
      log: (level, message, ...details) =>
        deps.log[LOG_LEVELS[level]]({ err: details.find((detail) => detail instanceof Error) }, message),
    },
  });
}
export type BetterAuth = ReturnType<typeof createBetterAuth>;

/**
 * Sites whose pages may call with a person's cookie. Without BASE_URL nobody has said under which name the server is
 * reached, so a page of whatever name the request came to is our own.
 */
export function trustedOrigins(config: Config, host?: string | null): string[] {
  const named = [new URL(config.baseUrl).origin, ...config.TRUSTED_ORIGINS];
  return config.BASE_URL || !host ? named : [...named, `http://${host}`];
}

/** Drizzle on the system pool, whose transactions go through `systemTransaction`: the pool's own would spread over connections. */
function transactional({ database }: AuthDeps) {
  return Object.assign(Object.create(database.system), { transaction: database.systemTransaction });
}

function checkedName(name: string): string {
  const parsed = Name.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new APIError("BAD_REQUEST", { code: "NAME_REFUSED", message: "A name has between 1 and 100 characters." });
}

/** With SIGN_UP=invited an account needs a pending invitation, save for the very first. */
async function refuseUninvited({ config, database, now }: AuthDeps, email: string): Promise<void> {
  if (config.SIGN_UP === "open") return;
  const [people] = await database.system.select({ number: count() }).from(tables.user);
  if (people?.number === 0) return;
  const [invited] = await database.system
    .select({ id: tables.invitation.id })
    .from(tables.invitation)
    .where(
      and(
        eq(tables.invitation.email, email.toLowerCase()),
        eq(tables.invitation.status, "pending"),
        gt(tables.invitation.expiresAt, now()),
      ),
    )
    .limit(1);
  if (!invited)
    throw new APIError("FORBIDDEN", { code: "INVITATION_NEEDED", message: "Only invited people can sign up here." });
}
