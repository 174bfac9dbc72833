import { longText, picklist, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { CHANNELS, PURPOSES } from "../messages/messages.words.ts";
import { templates } from "./templates.table.ts";

export type Template = Doc<typeof templates>;

export const template = defineObject({
  name: "template",
  plural: "templates",
  label: "Template",
  pluralLabel: "Templates",
  titleField: "name",
  table: templates,
  fields: {
    name: text("Name", { required: true, search: "title", column: true, create: true }),
    channel: picklist("Channel", CHANNELS, { required: true, column: true, create: true }),
    purpose: picklist("Purpose", PURPOSES, { column: true, create: true }),
    subject: text("Subject", { create: true }),
    body: longText("Text", { required: true, search: "text", create: true }),
    hash: text("Hash", { readOnly: true, internal: true }),
  },
  hooks: {
    check: (next) =>
      next.channel === "email" && !next.subject ? [{ pointer: "/subject", detail: "An e-mail needs a subject." }] : [],
  },
});
