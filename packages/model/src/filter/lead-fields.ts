import * as f from "../fields.ts";

/** A lead's fields, one of every type, for the tests of the filter language. */
export const LEAD_FIELDS: f.Field[] = [
  f.field("id", { type: "id", label: "Id" }),
  f.field("name", f.text("Name", { search: "title" })),
  f.field("description", f.longText("Description", { search: "text" })),
  f.field("email", f.email("E-mail")),
  f.field("phone", f.phone("Phone")),
  f.field("emails", f.emails("E-mails")),
  f.field("website", f.url("Website")),
  f.field("score", f.integer("Score")),
  f.field("hours", f.number("Estimated hours")),
  f.field("probability", f.percent("Probability")),
  f.field("value", f.money("Value", { aliases: ["amount"] })),
  f.field("currency", f.currency("Currency")),
  f.field("closeDate", f.date("Expected close", { aliases: ["due"] })),
  f.field("createdAt", f.datetime("Created", { aliases: ["created"] })),
  f.field("urgent", f.boolean("Urgent")),
  f.field("status", f.picklist("Status", ["new", "working", { value: "none", label: "Nothing yet" }, "disqualified"])),
  f.field("services", f.multiPicklist("Services", ["repair", "install", "water_heater"])),
  f.field("tags", f.tags("Tags")),
  f.field(
    "owner",
    f.member("Owner", { options: [{ value: "0193a0a0-0000-7000-8000-000000000001", label: "Anna Ito" }] }),
  ),
  f.field("company", f.link("company", "Company")),
  f.field("address", f.address("Address")),
  f.field("secret", f.text("Secret", { filter: false })),
  { ...f.field("roofType", f.text("Roof type")), custom: true },
  { ...f.field("status", f.text("Own status")), custom: true },
];

export const ANNA = "0193a0a0-0000-7000-8000-000000000001";
