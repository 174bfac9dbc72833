import { moment, orgId } from "@mainstay/db";
import { index, integer, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { member } from "../../../platform/auth/auth.table.ts";

/** The phone a member is texted on, once a code that was sent there has shown that it is theirs. */
export const memberPhones = pgTable(
  "member_phones",
  {
    orgId: orgId(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id, { onDelete: "cascade" }),
    /** E.164; null once it was taken away, while the codes that were asked for still count. */
    number: text("number"),
    verifiedAt: moment("verified_at"),
    /** When they replied STOP. */
    stoppedAt: moment("stopped_at"),
    /** The code that was sent, encrypted, and how often another was tried. */
    code: text("code"),
    codeExpiresAt: moment("code_expires_at"),
    attempts: integer("attempts").notNull().default(0),
    /** Codes sent since some moment: texts cost money, and go to numbers that may be somebody else's. */
    codesSent: integer("codes_sent").notNull().default(0),
    codesSince: moment("codes_since"),
  },
  (t) => [
    primaryKey({ name: "member_phones_pk", columns: [t.orgId, t.memberId] }),
    index("member_phones_number").on(t.orgId, t.number),
  ],
);

/** Texts to members, for what they cost; who they went to and why stands in the log of notifications. */
export const memberTexts = pgTable(
  "member_texts",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    cost: numeric("cost", { precision: 12, scale: 4 }).notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ name: "member_texts_pk", columns: [t.orgId, t.id] }),
    index("member_texts_at").on(t.orgId, t.at),
  ],
);
