import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { verification } from "./auth.table.ts";
import type { AuthDeps } from "./auth.ts";
import { CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import type { AuthLimits } from "./limits.ts";
import { recordLogin } from "./login-history.ts";
import { listOrganizationsOf } from "./membership.ts";
import { CHANGING_PATHS, describeChange } from "./organization-changes.ts";
import { createOrganizationGate } from "./organization-gate.ts";
import { passwordWeakness } from "./password.ts";

const Typed = z.object({
  email: z.string().optional(),
  name: z.string().optional(),
  password: z.string().optional(),
  newPassword: z.string().optional(),
  token: z.string().optional(),
});
type Typed = z.infer<typeof Typed>;

const SETS_PASSWORD = ["/sign-up/email", "/reset-password", "/change-password"];
const SIGNS_IN = ["/sign-in/email", "/two-factor/verify-totp", "/two-factor/verify-backup-code"];
/** Better-auth passes their values to the database as they are, which cannot set none. */
const CHANGES_VALUES = ["/organization/update", "/update-user"];
/** What either takes; all else Better-auth leaves out by itself. */
const CHANGEABLE = [
  ...["name", "slug", "logo", "metadata", "image"],
  ...["timezone", "country", "currency", "locale", "businessHours"],
];
/** Answers that carry the organization's invitations, whose ids are secrets. */
const SHOWS_ORGANIZATION = ["/organization/get-full-organization", "/organization/set-active"];

/**
 * Our rules around Better-auth's endpoints. The last plug-in of the list, since the history of sign-ins must see what
 * the second factor has made of them.
 */
export function endpointRules(deps: AuthDeps, limits: AuthLimits): BetterAuthPlugin {
  const at = (paths: string[]) => (context: { path?: string }) => paths.includes(context.path ?? "");
  return {
    id: "mainstay-endpoint-rules",
    hooks: {
      before: [
        { matcher: () => true, handler: createOrganizationGate(deps.database, deps.findCustomRole) },
        { matcher: at(["/sign-in/email"]), handler: refuseWhileGuessed(limits) },
        { matcher: at(SETS_PASSWORD), handler: refuseWeakPassword(deps) },
        { matcher: at(CHANGES_VALUES), handler: refuseEmptyChange() },
      ],
      after: [
        { matcher: at(SIGNS_IN), handler: keepHistory(deps, limits) },
        { matcher: at(SHOWS_ORGANIZATION), handler: withoutInvitations() },
        { matcher: at(CHANGING_PATHS), handler: tellChange(deps) },
      ],
    },
  };
}

const refuseWhileGuessed = (limits: AuthLimits) =>
  createAuthMiddleware(async (ctx) => {
    const { email } = typedIn(ctx.body);
    const waitSeconds = email ? await limits.byAccount(email) : null;
    if (waitSeconds === null) return;
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { code: "TOO_MANY_FAILURES", message: "Too many wrong passwords. Try again later, or choose a new password." },
      { "Retry-After": String(waitSeconds) },
    );
  });

const refuseWeakPassword = ({ config, database }: AuthDeps) =>
  createAuthMiddleware(async (ctx) => {
    if (!config.PASSWORD_REJECT_COMMON) return;
    const typed = typedIn(ctx.body);
    const session = ctx.path === "/change-password" ? await getSessionFromCtx(ctx) : null;
    const userId = session?.user.id ?? (typed.token ? await userOfResetToken(typed.token) : null);
    const organizations = userId ? await listOrganizationsOf(database, userId) : [];
    const personal = [
      typed.email,
      typed.name,
      session?.user.email,
      session?.user.name,
      ...organizations.map((one) => one.name),
    ];
    const weakness = passwordWeakness(
      typed.newPassword ?? typed.password ?? "",
      personal.filter((words) => words !== undefined),
    );
    if (weakness)
      throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_WEAK", message: `Choose another password. ${weakness}` });

    async function userOfResetToken(token: string): Promise<string | null> {
      const [found] = await database.system
        .select({ userId: verification.value })
        .from(verification)
        .where(eq(verification.identifier, `reset-password:${token}`));
      return found?.userId ?? null;
    }
  });

const refuseEmptyChange = () =>
  createAuthMiddleware(async (ctx) => {
    const values: unknown = ctx.path === "/organization/update" ? ctx.body?.data : ctx.body;
    const changed = CHANGEABLE.filter((name) => Object(values)[name] !== undefined);
    if (changed.length === 0) {
      throw new APIError("UNPROCESSABLE_ENTITY", { code: "NOTHING_TO_CHANGE", message: "Say what is to change." });
    }
  });

const keepHistory = ({ database, now }: AuthDeps, limits: AuthLimits) =>
  createAuthMiddleware(async (ctx) => {
    const { email } = typedIn(ctx.body);
    const userId = ctx.context.newSession?.user.id;
    const who = userId ? { userId } : email ? { email } : null;
    if (!who) return;
    const returned = ctx.context.returned;
    const failed = isAPIError(returned);
    if (email && failed && returned.statusCode === 401) await limits.countFailure(email);
    if (email && !failed) await limits.clearFailures(email);
    await recordLogin(database, {
      who,
      at: now(),
      ip: ctx.headers?.get(CLIENT_ADDRESS_HEADER) ?? null,
      userAgent: ctx.headers?.get("user-agent") ?? null,
      outcome: failed ? "failed" : userId ? "success" : "two_factor_required",
      reason: failed ? returned.message : undefined,
    });
  });

const withoutInvitations = () =>
  createAuthMiddleware(async (ctx) => {
    const returned = ctx.context.returned;
    if (typeof returned !== "object" || returned === null || !("invitations" in returned)) return;
    const { invitations: _, ...rest } = returned;
    return ctx.json(rest);
  });

const tellChange = ({ onOrganizationChange }: AuthDeps) =>
  createAuthMiddleware(async (ctx) => {
    if (isAPIError(ctx.context.returned)) return;
    const person = (await getSessionFromCtx(ctx))?.user;
    if (!person) return;
    const change = describeChange(ctx.path ?? "", ctx.context.returned, { userId: person.id, name: person.name });
    if (change) await onOrganizationChange?.(change);
  });

const typedIn = (body: unknown): Typed => Typed.safeParse(body).data ?? {};
