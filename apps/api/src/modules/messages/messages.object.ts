import { boolean, datetime, integer, json, link, longText, member, picklist, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { messageCreated } from "./messages.events.ts";
import { messages } from "./messages.table.ts";
import { AUTHORS, CHANNELS, PURPOSES, STATES } from "./messages.words.ts";

export type Message = Doc<typeof messages>;

/**
 * An e-mail or text message. Requests write its words; everything about its way out is Mainstay's own, and whatever a
 * field may say here, the database decides whether it goes.
 */
export const message = defineObject({
  name: "message",
  plural: "messages",
  label: "Message",
  pluralLabel: "Messages",
  titleField: "subject",
  ownerField: "ownerId",
  table: messages,
  readThrough: ["dealId", "leadId", "contactId"],
  fields: {
    channel: picklist("Channel", CHANNELS, { required: true, column: true }),
    direction: picklist("Direction", ["inbound", "outbound"], { readOnly: true, column: true }),
    state: picklist("State", STATES, { readOnly: true, column: true }),
    purpose: picklist("Purpose", PURPOSES),
    writtenBy: picklist("Written by", AUTHORS, { readOnly: true }),
    isAutomated: boolean("Sent automatically", { readOnly: true }),
    to: text("To", { required: true, column: true, personal: true }),
    from: text("From", { readOnly: true, personal: true }),
    subject: text("Subject", { search: "title", column: true }),
    body: longText("Text", { required: true, search: "text", personal: true }),
    attachments: json("Attachments", { readOnly: true }),
    contentHash: text("Content hash", { readOnly: true, internal: true }),
    contactId: link("contact", "Contact", { column: true, aliases: ["contact"] }),
    leadId: link("lead", "Lead", { aliases: ["lead"] }),
    dealId: link("deal", "Deal", { aliases: ["deal"] }),
    ownerId: member("Owner", { aliases: ["owner"] }),
    activityId: link("activity", "Activity", { readOnly: true, internal: true }),
    templateId: link("template", "Template", { readOnly: true }),
    mergeValues: json("Merge values", { readOnly: true, internal: true }),
    answersId: link("message", "In answer to", { readOnly: true, internal: true }),
    why: text("Why now", { readOnly: true, maxLength: 1_000 }),
    citations: json("Citations", { readOnly: true }),
    sourceKey: text("Source", { readOnly: true, internal: true }),
    dispatchAt: datetime("Goes out", { readOnly: true }),
    reason: text("Reason", { readOnly: true, maxLength: 1_000 }),
    reasonRule: text("Rule", { readOnly: true }),
    provider: text("Provider", { readOnly: true }),
    segments: integer("Parts", { readOnly: true }),
    cost: text("Cost", { readOnly: true }),
    queuedAt: datetime("Asked to go", { readOnly: true }),
    sentAt: datetime("Sent", { readOnly: true, column: true }),
    deliveredAt: datetime("Delivered", { readOnly: true }),
    failedAt: datetime("Failed", { readOnly: true }),
    failureCode: text("Failure", { readOnly: true }),
    internetId: text("Message-ID", { readOnly: true, internal: true, maxLength: 1_000 }),
    providerMessageId: text("Provider's id", { readOnly: true, internal: true }),
  },
  events: { created: messageCreated },
  createdEvent: async (_, { direction, writtenBy }) => ({ direction, writtenBy }),
  hooks: {
    check: (next) =>
      next.channel === "email" && next.direction !== "inbound" && !next.subject
        ? [{ pointer: "/subject", detail: "An e-mail needs a subject." }]
        : [],
  },
  subtitle: (doc) => `${doc.channel === "sms" ? "SMS" : "E-mail"} · ${doc.to}`,
});
