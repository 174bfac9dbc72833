import { integer, link, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { linkThroughParents } from "../activities/parents.ts";
import { files } from "./files.table.ts";

export type RecordFile = Doc<typeof files>;

/** A file kept with a contact, company, lead or deal, and read by whoever may read that. */
export const file = defineObject({
  name: "file",
  plural: "files",
  label: "File",
  pluralLabel: "Files",
  titleField: "name",
  table: files,
  readThrough: ["dealId", "leadId", "contactId", "companyId"],
  fields: {
    name: text("Name", { required: true, search: "title", column: true }),
    type: text("Kind", { readOnly: true, column: true }),
    bytes: integer("Size", { readOnly: true, column: true }),
    contentId: text("Content", { readOnly: true, internal: true }),
    contactId: link("contact", "Contact", { aliases: ["contact"] }),
    companyId: link("company", "Company", { aliases: ["company"] }),
    leadId: link("lead", "Lead", { aliases: ["lead"] }),
    dealId: link("deal", "Deal", { column: true, aliases: ["deal"] }),
  },
  hooks: {
    beforeCreate: linkThroughParents,
    check: (next) => [
      ...(next.contentId ? [] : [{ pointer: "", detail: "A file is made by sending it: POST /files." }]),
      ...(next.contactId || next.companyId || next.leadId || next.dealId
        ? []
        : [{ pointer: "/contactId", detail: "A file belongs to a contact, company, lead or deal." }]),
    ],
  },
  subtitle: (doc) => String(doc.type),
});
