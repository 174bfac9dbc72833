import { beforeAll, expect, test } from "vitest";
import type { DrawnObject } from "../lib/session.ts";
import { overwriteGetLocale } from "../messages/runtime.js";
import { columnsOf, expandOf } from "./asked-first.ts";
import { createFieldsOf, groupsOf } from "./metadata.ts";
import { linkedOf, titleOf, writeFields } from "./record.ts";

// There is no browser here to ask for its language.
beforeAll(() => overwriteGetLocale(() => "en"));

const rights = { filter: true, sort: true, editable: true };
const contact: DrawnObject = {
  name: "contact",
  plural: "contacts",
  label: "Contact",
  pluralLabel: "Contacts",
  titleField: "fullName",
  readThrough: [],
  defaultSort: "-createdAt",
  can: { create: true, delete: true },
  fields: [
    { name: "fullName", type: "text", label: "Name", readOnly: true, column: true, ...rights },
    { name: "emails", type: "emails", label: "E-mail", column: true, create: true, ...rights },
    { name: "companyId", type: "link", object: "company", label: "Company", group: "Work", ...rights },
    { name: "lastActivityAt", type: "datetime", label: "Last activity", readOnly: true, ...rights },
    { name: "metadata", type: "json", label: "Metadata", ...rights },
    { name: "roofType", type: "text", label: "Roof", custom: true, ...rights, editable: false, create: true },
  ],
};
const record = { id: "1", version: 1, createdAt: "", updatedAt: "" };

test("a list begins with the title and keeps the order that was chosen", () => {
  expect(columnsOf(contact).map(({ name }) => name)).toEqual(["fullName", "emails"]);
  expect(columnsOf(contact, "companyId,gone,emails").map(({ name }) => name)).toEqual([
    "fullName",
    "companyId",
    "emails",
  ]);
});

test("only what may be written is asked for", () => {
  expect(createFieldsOf(contact).map(({ name }) => name)).toEqual(["emails"]);
});

test("a record page groups its fields and leaves out what only programs read", () => {
  expect(groupsOf(contact).map(({ label, fields }) => [label, fields.map(({ name }) => name)])).toEqual([
    ["Details", ["emails"]],
    ["Work", ["companyId"]],
    ["Your fields", ["roofType"]],
    ["History", ["lastActivityAt"]],
  ]);
});

test("custom fields are written into their own drawer, and empty e-mail lines are not sent", () => {
  const emails = [{ email: "a@b.example" }, { email: "" }];
  expect(writeFields(contact, { emails, roofType: "flat" })).toEqual({
    emails: [{ email: "a@b.example" }],
    custom: { roofType: "flat" },
  });
});

test("a link is named by what expand put beside it", () => {
  expect(expandOf(contact.fields)).toBe("companyId");
  expect(linkedOf({ ...record, company: { id: "9", title: "Acme" } }, "companyId")).toEqual({ id: "9", title: "Acme" });
  expect(linkedOf(record, "companyId")).toBeNull();
  expect(titleOf(record, contact)).toBe("Untitled contact");
});
