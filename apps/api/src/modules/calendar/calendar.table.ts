import { createdAt, moment, orgId } from "@mainstay/db";
import { pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

/** A member's calendar as others may subscribe to it. The secret in its address is kept as a hash only. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    orgId: orgId(),
    memberId: uuid("member_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    /** When a calendar last asked: whether the subscription works shows from what arrived. */
    readAt: moment("read_at"),
  },
  (t) => [
    primaryKey({ name: "calendar_feeds_pk", columns: [t.orgId, t.memberId] }),
    unique("calendar_feeds_token").on(t.tokenHash),
  ],
);
