import { createdAt, moment, orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Ways of reaching somebody that are allowed and forbidden apart. */
export type Reach = "email" | "sms" | "call";
/** Unknown: what had been written down was a mistake, and nothing was known before it. */
export type ConsentStatus = "granted" | "denied" | "revoked" | "unknown";

/** What somebody agreed to or refused, as evidence: rows are only ever added, and the newest counts. */
export const consents = pgTable(
  "consents",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** Kept beside the hash for the contact's page; the ledger outlives the contact. */
    contactId: uuid("contact_id"),
    channel: text("channel").$type<Reach>().notNull(),
    addressHash: text("address_hash").notNull(),
    status: text("status").$type<ConsentStatus>().notNull(),
    /** What kind of message it is about; `all` covers marketing too. */
    purpose: text("purpose").$type<"marketing" | "all">().notNull().default("all"),
    /** The door it came through: form, reply, member, import, unsubscribe_page. */
    source: text("source").notNull(),
    /** Word for word what the person was shown or wrote. */
    wording: text("wording"),
    /** What proves it: address on the net, browser, page, seller named, how it was signed. */
    proof: jsonb("proof").$type<Record<string, unknown>>().notNull().default({}),
    memberId: uuid("member_id"),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ name: "consents_pk", columns: [t.orgId, t.id] }),
    index("consents_address").on(t.orgId, t.addressHash, t.channel, t.at),
    index("consents_contact").on(t.orgId, t.contactId, t.at),
  ],
);

/**
 * Who must not be contacted. Keyed by a hash of the address, so that it holds whatever becomes of the contact: deleting
 * or importing the person again changes nothing.
 */
export const suppressions = pgTable(
  "suppressions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    channel: text("channel").$type<Reach>().notNull(),
    addressHash: text("address_hash").notNull(),
    scope: text("scope").$type<"marketing" | "all">().notNull(),
    /** opt_out, bounce, complaint, carrier, manual, import. */
    reason: text("reason").notNull(),
    source: text("source").notNull(),
    /** Doubtful until a person has said what the wording meant. */
    certainty: text("certainty").$type<"certain" | "doubtful">().notNull().default("certain"),
    memberId: uuid("member_id"),
    at: moment("at").notNull(),
    liftedAt: moment("lifted_at"),
    liftedReason: text("lifted_reason"),
  },
  (t) => [
    primaryKey({ name: "suppressions_pk", columns: [t.orgId, t.id] }),
    // Each reason stands for itself: lifting a bounce must leave what the person said.
    uniqueIndex("suppressions_live")
      .on(t.orgId, t.channel, t.addressHash, t.scope, t.reason)
      .where(sql`${t.liftedAt} is null`),
  ],
);

/** A do-not-call list as it was downloaded on a day; one older than 31 days may not be relied on. */
export const dncLists = pgTable(
  "dnc_lists",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<"national" | "state" | "internal">().notNull(),
    /** Postal abbreviation, for a state's list. */
    state: text("state"),
    /** When the list was taken from its keeper. */
    asOf: moment("as_of").notNull(),
    count: integer("count").notNull().default(0),
    memberId: uuid("member_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "dnc_lists_pk", columns: [t.orgId, t.id] }),
    index("dnc_lists_kind").on(t.orgId, t.kind, t.state, t.asOf),
  ],
);

export const dncNumbers = pgTable(
  "dnc_numbers",
  {
    orgId: orgId(),
    listId: uuid("list_id").notNull(),
    addressHash: text("address_hash").notNull(),
  },
  (t) => [
    primaryKey({ name: "dnc_numbers_pk", columns: [t.orgId, t.addressHash, t.listId] }),
    foreignKey({
      name: "dnc_numbers_list",
      columns: [t.orgId, t.listId],
      foreignColumns: [dncLists.orgId, dncLists.id],
    }).onDelete("cascade"),
  ],
);
