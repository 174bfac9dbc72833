import type { Close, Database, Db } from "@mainstay/db";
import type { Jobs } from "@mainstay/jobs";
import { type Role, systemRole } from "@mainstay/model";
import type { Logger } from "pino";
import type { Refusal } from "./auth/refusal.ts";
import type { SecurityPolicy } from "./auth/security-policy.ts";
import type { Config } from "./config.ts";
import type { Metrics } from "./metrics.ts";

/** Who acts. Stored with every operation, so the journal always knows. */
export type Actor =
  | { type: "member"; id: string; name: string }
  | { type: "apiKey"; id: string; name: string; memberId: string }
  | { type: "customer"; id: string | null; name: string }
  | { type: "system"; id: null; name: string };

export interface Organization {
  id: string;
  name: string;
  slug: string;
  /** IANA zone of its opening hours. */
  timezone: string;
  /** ISO 3166-1 alpha-2; phones without a country code belong here. */
  country: string;
  /** ISO 4217. */
  currency: string;
  locale: string;
  businessHours: unknown;
  /** `#rrggbb` of buttons and links; null is Mainstay's own. */
  brandColor: string | null;
  /** The id of its logo; null shows its name alone. */
  logoId: string | null;
  /** When it is deleted, while it waits for that. */
  deletesAt: string | null;
}

export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  timezone: string | null;
  locale: string | null;
  /** Members whose records the right `team` covers: everybody in one of this member's teams, and this member. */
  teammates: string[];
}

/** What a session or API key stands for. `org` and `member` are null until the person belongs to an organization. */
export interface Identity {
  via: "session" | "apiKey";
  sessionId: string | null;
  apiKey: { id: string; name: string; scopes: string[] } | null;
  user: { id: string; name: string; email: string; twoFactorEnabled: boolean };
  /** What the organization asks of everybody who comes in; null without one. */
  policy: SecurityPolicy | null;
  /** Set while they look at everything as another role would; they change nothing meanwhile. */
  seesAs?: true;
  /** Set when the organization does not let them in; `org`, `member` and `role` are null then. */
  refused?: { why: Refusal; by: string };
  org: Organization | null;
  member: Member | null;
  role: Role | null;
}

/** All that code acting for an organization can reach; the first argument of everything, passed by hand. */
export interface Ctx {
  org: Organization;
  actor: Actor;
  member: Member | null;
  role: Role;
  db: Db;
  /** True inside `inTransaction`. */
  transacting: boolean;
  /** Runs once the transaction has been committed; dropped when it rolls back. */
  afterCommit(work: () => void): void;
  /** The door the act came through, kept in the journal. */
  source: Source;
  requestId: string;
  now(): Date;
  house: House;
}

export type Source = "web" | "api" | "form" | "automation" | "system";

/** What lives as long as the process. Modules add their own long-lived parts by declaration merging. */
export interface House {
  config: Config;
  database: Database;
  log: Logger;
  now(): Date;
  jobs: Jobs;
  metrics: Metrics;
}

/**
 * One transaction for the whole act; nested calls join the outer one. Whoever opened it may close it: hand over its last
 * statement unawaited, so that the commit travels with it.
 */
export async function inTransaction<C extends Ctx, T>(
  ctx: C,
  work: (ctx: C, close: Close | null) => Promise<T>,
): Promise<T> {
  if (ctx.transacting) return work(ctx, null);
  const committed: (() => void)[] = [];
  const result = await ctx.house.database.transaction(ctx.org.id, (db, close) =>
    work({ ...ctx, db, transacting: true, afterCommit: (later) => committed.push(later) }, close),
  );
  for (const later of committed) later();
  return result;
}

/** A ctx outside any transaction, for whoever acts in an organization. */
export function makeCtx(
  house: House,
  who: Pick<Ctx, "org" | "actor" | "member" | "role" | "source" | "requestId">,
): Ctx {
  return {
    ...who,
    db: house.database.forOrg(who.org.id),
    transacting: false,
    afterCommit: (work) => work(),
    now: house.now,
    house,
  };
}

/** Work that Mainstay does by itself in an organization: every right, and the journal says so. */
export function systemCtx(house: House, org: Organization, requestId: string, name = "Mainstay"): Ctx {
  return makeCtx(house, {
    org,
    actor: { type: "system", id: null, name },
    member: null,
    role: systemRole("owner"),
    source: "system",
    requestId,
  });
}
