import { createdAt, moment, updatedAt } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { SecurityPolicy } from "./security-policy.ts";

/*
 * Who people are and where they belong. The tables sit in a schema of their own that only the system role may read
 * whole; Better-auth owns their rows, so their names and columns are its names. Ids are ours (UUIDv7).
 */
export const auth = pgSchema("auth");

const userId = () =>
  uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });
const organizationId = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organization.id, { onDelete: "cascade" });

/** A person; may belong to several organizations. */
export const user = auth.table("user", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique("user_email"),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  /** IANA zone and BCP 47 locale; null means as the organization's. */
  timezone: text("timezone"),
  locale: text("locale"),
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const session = auth.table(
  "session",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    token: text("token").notNull().unique("session_token"),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    activeOrganizationId: uuid("active_organization_id").references(() => organization.id, { onDelete: "set null" }),
    activeTeamId: uuid("active_team_id").references(() => team.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("session_user").on(t.userId), index("session_organization").on(t.activeOrganizationId)],
);

/** A way to sign in: a password today, other providers later. */
export const account = auth.table(
  "account",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("account_user").on(t.userId)],
);

/** One-time tokens: password resets, e-mail changes, pending second factors. */
export const verification = auth.table(
  "verification",
  {
    id: uuid("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("verification_identifier").on(t.identifier)],
);

export const twoFactor = auth.table(
  "two_factor",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    /** Encrypted by Better-auth with the server's secret, as are the backup codes. */
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean("verified").default(true),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: moment("locked_until"),
  },
  (t) => [index("two_factor_user").on(t.userId)],
);

/** The customer of Mainstay; every row of every other table belongs to one. */
export const organization = auth.table("organization", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique("organization_slug"),
  logo: text("logo"),
  metadata: text("metadata"),
  timezone: text("timezone").notNull(),
  country: text("country").notNull(),
  currency: text("currency").notNull(),
  locale: text("locale").notNull(),
  businessHours: jsonb("business_hours").notNull(),
  /** `#rrggbb` of buttons and links; null is Mainstay's own. */
  brandColor: text("brand_color"),
  /** The picture shown as its logo, a row of `logo`; null shows its name alone. */
  logoId: uuid("logo_id"),
  /** What it asks of every session and key; absent rules ask nothing. */
  security: jsonb("security").$type<Partial<SecurityPolicy>>().notNull().default({}),
  /** Set while it waits to be deleted: its owners may still change their mind until then. */
  deletesAt: moment("deletes_at"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Pictures of organizations, small and few enough for the database; a new picture is a new row, so each can be cached for good. */
export const logo = auth.table(
  "logo",
  {
    id: uuid("id").primaryKey(),
    organizationId: organizationId(),
    /** image/png, image/jpeg or image/webp. */
    type: text("type").notNull(),
    base64: text("base64").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("logo_organization").on(t.organizationId)],
);

export const member = auth.table(
  "member",
  {
    id: uuid("id").primaryKey(),
    organizationId: organizationId(),
    userId: userId(),
    /** A system role's key; that of the parent when `customRoleId` names a role of the organization's own. */
    role: text("role").notNull(),
    customRoleId: uuid("custom_role_id"),
    /** Set while the member may not come in; what they own and did stays theirs. */
    deactivatedAt: moment("deactivated_at"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("member_user").on(t.userId, t.organizationId), index("member_organization").on(t.organizationId)],
);

export const invitation = auth.table(
  "invitation",
  {
    id: uuid("id").primaryKey(),
    organizationId: organizationId(),
    email: text("email").notNull(),
    role: text("role"),
    customRoleId: uuid("custom_role_id"),
    /** Several teams are a comma-separated list: Better-auth's way. */
    teamId: text("team_id"),
    status: text("status").notNull().default("pending"),
    expiresAt: moment("expires_at").notNull(),
    inviterId: uuid("inviter_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("invitation_organization").on(t.organizationId),
    index("invitation_email").on(t.email),
    index("invitation_inviter").on(t.inviterId),
  ],
);

export const team = auth.table(
  "team",
  {
    id: uuid("id").primaryKey(),
    organizationId: organizationId(),
    name: text("name").notNull(),
    memberCount: integer("member_count").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: moment("updated_at"),
  },
  (t) => [index("team_organization").on(t.organizationId)],
);

export const teamMember = auth.table(
  "team_member",
  {
    id: uuid("id").primaryKey(),
    teamId: uuid("team_id")
      .notNull()
      .references(() => team.id, { onDelete: "cascade" }),
    userId: userId(),
    membershipKey: text("membership_key").unique("team_member_key"),
    createdAt: moment("created_at").defaultNow(),
  },
  (t) => [uniqueIndex("team_member_user").on(t.teamId, t.userId), index("team_member_of").on(t.userId)],
);

/** A key a program acts with, for one member of one organization; gone with the membership. Only its hash is kept. */
export const apiKey = auth.table(
  "api_key",
  {
    id: uuid("id").primaryKey(),
    organizationId: organizationId(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The first characters, so that a person can tell keys apart. */
    start: text("start").notNull(),
    hash: text("hash").notNull().unique("api_key_hash"),
    scopes: text("scopes").array().notNull(),
    requestsPerHour: integer("requests_per_hour").notNull(),
    expiresAt: moment("expires_at"),
    createdAt: createdAt(),
  },
  (t) => [index("api_key_organization").on(t.organizationId), index("api_key_member").on(t.memberId)],
);

export const LOGIN_OUTCOMES = ["success", "two_factor_required", "failed"] as const;
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

export const loginHistory = auth.table(
  "login_history",
  {
    id: uuid("id").primaryKey(),
    userId: userId(),
    at: moment("at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    outcome: text("outcome").$type<LoginOutcome>().notNull(),
    reason: text("reason"),
  },
  (t) => [index("login_history_user").on(t.userId, sql`${t.at} desc`)],
);
