import { createdAt, moment, orgId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { messages } from "../messages/messages.table.ts";
import { templates } from "../templates/templates.table.ts";

/**
 * A person's yes to words going out: to one message (`message`, by who may approve; `author`, by the member who wrote
 * and sends it), or to whatever a template says (`template`). Bound to a hash of the words and never changed, only
 * voided.
 */
export const approvals = pgTable(
  "approvals",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<"message" | "author" | "template">().notNull(),
    messageId: uuid("message_id"),
    templateId: uuid("template_id"),
    contentHash: text("content_hash").notNull(),
    memberId: uuid("member_id").notNull(),
    /** For a template: what it may be used for, and how often in a day. */
    purpose: text("purpose"),
    dailyLimit: integer("daily_limit"),
    expiresAt: moment("expires_at"),
    voidedAt: moment("voided_at"),
    voidReason: text("void_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "approvals_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "approvals_message",
      columns: [t.orgId, t.messageId],
      foreignColumns: [messages.orgId, messages.id],
    }),
    foreignKey({
      name: "approvals_template",
      columns: [t.orgId, t.templateId],
      foreignColumns: [templates.orgId, templates.id],
    }),
    check(
      "approvals_of_one_thing",
      sql`case when ${t.kind} = 'template' then ${t.templateId} is not null and ${t.messageId} is null and ${t.expiresAt} is not null
        else ${t.messageId} is not null and ${t.templateId} is null end`,
    ),
    index("approvals_message_id").on(t.orgId, t.messageId),
    index("approvals_template_id").on(t.orgId, t.templateId),
  ],
);
