import { createdAt, orgId } from "@mainstay/db";
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** A record lent to one member, beyond what the role gives. */
export const shares = pgTable(
  "shares",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    memberId: uuid("member_id").notNull(),
    access: text("access").$type<"read" | "edit">().notNull(),
    sharedBy: uuid("shared_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "shares_pk", columns: [t.orgId, t.object, t.recordId, t.memberId] }),
    index("shares_member").on(t.orgId, t.memberId, t.object),
  ],
);
