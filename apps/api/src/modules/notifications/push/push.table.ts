import { createdAt, moment, orgId } from "@mainstay/db";
import { index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { member, session } from "../../../platform/auth/auth.table.ts";

/**
 * Browsers that show a member's notifications. Each belongs to the session it was made in and ends with it: whoever
 * signs out, or ends the session of a phone that was lost, is shown nothing there any more.
 */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => member.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => session.id, { onDelete: "cascade" }),
    /** Finds the browser without its address. */
    endpointHash: text("endpoint_hash").notNull(),
    /** Where its push service takes messages for it, and the keys they are encrypted with; itself encrypted. */
    address: text("address").notNull(),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    sentAt: moment("sent_at"),
  },
  (t) => [
    primaryKey({ name: "push_subscriptions_pk", columns: [t.orgId, t.id] }),
    unique("push_subscriptions_session").on(t.orgId, t.sessionId),
    index("push_subscriptions_member").on(t.orgId, t.memberId),
    index("push_subscriptions_endpoint").on(t.endpointHash),
  ],
);
