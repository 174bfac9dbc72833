import type { Database } from "@mainstay/db";
import type { Mailer } from "@mainstay/mail";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Identity } from "../context.ts";
import { Problem } from "../problem.ts";
import { AUTH_CHANNEL } from "./auth.sql.ts";
import { type BetterAuth, createBetterAuth } from "./better-auth.ts";
import { CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import { createIdentify } from "./identify.ts";
import { identityOfApiKey, identityOfSession } from "./identity.ts";
import { type AuthLimits, createAuthLimits } from "./limits.ts";
import { type FindCustomRole, listMemberships, type Membership } from "./membership.ts";
import type { OrganizationChange } from "./organization-changes.ts";
import { authSecret } from "./secret.ts";
import { SEE_AS_HEADER, seeAs } from "./see-as.ts";
import { type Initiator, standingOf } from "./standing.ts";

export interface AuthDeps {
  config: Config;
  database: Database;
  log: Logger;
  mail: Mailer;
  now(): Date;
  /** Shares the limits between processes; each counts for itself without. */
  redis?: Redis | null;
  findCustomRole: FindCustomRole;
  /** The object behind a plural in an API key's scope: `leads` is `lead`. */
  objectNamed(plural: string): string | undefined;
  /** Fills a new organization, with pipelines for instance; when it throws the organization is taken back. */
  onOrganizationCreated?(organizationId: string, memberId: string): Promise<void>;
  /** Hears what people do through Better-auth's own endpoints, once it is done. */
  onOrganizationChange?(change: OrganizationChange): Promise<void>;
}

export interface Auth {
  /** Answers a request below `/api/auth`. `ip` is the caller's address as the server knows it, never as a header claims. */
  handler(request: Request, ip: string): Promise<Response>;
  /** Who makes a request, or null. Throws a 429 problem when an API key is used too often. */
  identify(headers: Headers): Promise<Identity | null>;
  /** What somebody who began work in a request may do now that it is done. Null when nothing any more. */
  standingOf(initiator: Initiator): Promise<Membership | null>;
  /** What everybody active in an organization is and may do there, by name. */
  membershipsIn(organizationId: string): Promise<Membership[]>;
  /** Drops cached identities; whoever changes memberships, roles or keys calls it before answering. */
  forget(): void;
  close(): Promise<void>;
}

/** Sign-in and identities. Hears of changes made by other processes from the start. */
export async function createAuth(deps: AuthDeps): Promise<Auth> {
  const limits = createAuthLimits(deps.redis ?? null);
  const betterAuth = createBetterAuth(deps, limits, await authSecret(deps.config));
  const context = await betterAuth.$context;

  const identify = createIdentify({
    sessionCookie: context.authCookies.sessionToken.name,
    now: deps.now,
    async findBySession(headers, organizationId) {
      // Only the browser's own call of get-session prolongs a session, as only its answer can prolong the cookie.
      const live = await betterAuth.api.getSession({ headers, query: { disableRefresh: true } });
      return live && identityOfSession(deps, live, organizationId);
    },
    findByApiKey: (key) => identityOfApiKey(deps, key),
    async countRequest(apiKeyId, perHour) {
      const waitSeconds = await limits.byApiKey(apiKeyId, perHour);
      if (waitSeconds !== null) throw tooMany(`This API key may make ${perHour} requests an hour.`, waitSeconds);
    },
  });
  const hear = (isHearing: boolean) => () => {
    identify.isHearing = isHearing;
    identify.forget();
  };
  const stopListening = await deps.database.listen(AUTH_CHANNEL, identify.forget, hear(true), hear(false));

  return {
    handler: (request, ip) => handle(request, ip, { betterAuth, limits, forget: identify.forget }),
    async identify(headers) {
      const identity = await identify(headers);
      const role = headers.get(SEE_AS_HEADER);
      return identity && role ? seeAs(deps.findCustomRole, identity, role) : identity;
    },
    standingOf: (initiator) => standingOf(deps, initiator),
    membershipsIn: (organizationId) => listMemberships(deps.database, deps.findCustomRole, organizationId),
    forget: identify.forget,
    close: stopListening,
  };
}

/** Requests after which no cached identity can be wrong. */
const CHANGES_NOTHING_KNOWN = new Set(["/sign-in/email", "/sign-up/email", "/get-session"]);

async function handle(
  request: Request,
  ip: string,
  { betterAuth, limits, forget }: { betterAuth: BetterAuth; limits: AuthLimits; forget(): void },
): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "");
  const waitSeconds = await limits.byAddress(path, ip);
  if (waitSeconds !== null) return refuse(waitSeconds);

  const headers = new Headers(request.headers);
  headers.set(CLIENT_ADDRESS_HEADER, ip);
  const answer = await betterAuth.handler(new Request(request, { headers }));
  // A GET can change something too: the links in mails do.
  if (!CHANGES_NOTHING_KNOWN.has(path)) forget();
  return answer;
}

const tooMany = (why: string, waitSeconds: number) =>
  new Problem("too-many-requests", why, { headers: { "Retry-After": String(waitSeconds) } });

/** In Better-auth's own shape of errors, which its clients understand. */
function refuse(waitSeconds: number): Response {
  const words = { code: "TOO_MANY_REQUESTS", message: "Too many requests. Please try again in a while." };
  return Response.json(words, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
}
