import { createdAt, orgId } from "@mainstay/db";
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** The answer given to a POST with an `Idempotency-Key`, committed together with what the POST did. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    orgId: orgId(),
    /** Whose key it is: two members may use the same one. */
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    request: text("request").notNull(),
    status: integer("status").notNull(),
    body: text("body").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "idempotency_keys_pk", columns: [t.orgId, t.actor, t.key] }),
    index("idempotency_keys_created_at").on(t.createdAt),
  ],
);
