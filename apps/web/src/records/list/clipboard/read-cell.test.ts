import { expect, test } from "vitest";
import type { DrawnField } from "../../../lib/session.ts";
import { overwriteGetLocale } from "../../../messages/runtime.js";
import { type CellContext, readCell } from "./read-cell.ts";
import { readDay } from "./read-date.ts";
import { readDecimal } from "./read-number.ts";

test.each([
  ["1234.5", "en-US", "1234.5"],
  ["$1,234.50", "en-US", "1234.50"],
  ["1.234,50 €", "es-ES", "1234.50"],
  ["1.234,50", "en-US", "1234.50"],
  ["1,234", "en-US", "1234"],
  ["1,234", "es-ES", "1.234"],
  ["1.234", "es-ES", "1234"],
  ["1,5", "en-US", "1.5"],
  ["(75)", "en-US", "-75"],
  ["-12 %", "en-US", "-12"],
  ["007", "en-US", "7"],
  ["twelve", "en-US", null],
  ["1.2.3", "en-US", null],
])("%s in %s is the number %s", (text, locale, expected) => {
  expect(readDecimal(text, locale)).toBe(expected);
});

test.each([
  ["2026-11-21", "en-US", "2026-11-21"],
  ["2026-11-21T10:00", "en-US", "2026-11-21"],
  ["11/21/2026", "en-US", "2026-11-21"],
  ["3/4/2026", "en-US", "2026-03-04"],
  ["3/4/2026", "es-MX", "2026-04-03"],
  ["21/11/26", "en-US", "2026-11-21"],
  ["Nov 21, 2026", "es-MX", "2026-11-21"],
  ["21 nov 2026", "es-MX", "2026-11-21"],
  ["5 de enero de 2027", "es-MX", "2027-01-05"],
  ["31/02/2026", "es-MX", null],
  ["soon", "en-US", null],
])("%s in %s is the day %s", (text, locale, expected) => {
  expect(readDay(text, locale)).toBe(expected);
});

overwriteGetLocale(() => "en");

const context: CellContext = {
  locale: "en-US",
  zone: "America/Chicago",
  members: [
    { id: "m1", name: "Ana Pérez", email: "ana@example.com" },
    { id: "m2", name: "Sam Lee", email: "sam@example.com" },
    { id: "m3", name: "Sam Lee", email: "lee@example.com" },
  ],
};
const field = (type: DrawnField["type"], more: Partial<DrawnField> = {}): DrawnField => ({
  name: "f",
  label: "F",
  type,
  filter: true,
  sort: true,
  editable: true,
  ...more,
});
const options = [
  { value: "new", label: "New" },
  { value: "in_progress", label: "In progress" },
];

test.each([
  [field("money"), "$12,500.10", "12500.10"],
  [field("integer"), "12", 12],
  [field("boolean"), "Sí", true],
  [field("picklist", { options }), "in progress", "in_progress"],
  [field("multiPicklist", { options }), "new; In Progress", ["new", "in_progress"]],
  [field("tags"), "vip, roof, vip", ["vip", "roof"]],
  [field("member"), "ana perez", "m1"],
  [field("member"), "lee@example.com", "m3"],
  [field("datetime"), "2026-11-21 2:30 PM", "2026-11-21T20:30:00.000Z"],
  [
    field("emails"),
    "a@x.com, b@x.com",
    [
      { email: "a@x.com", primary: true },
      { email: "b@x.com", primary: false },
    ],
  ],
  [field("text"), "  ", null],
  [field("tags"), "", []],
])("a cell of %o reads %j", (drawn, text, value) => {
  expect(readCell(drawn, text, context)).toEqual({ value });
});

test.each([
  [field("money"), "a lot"],
  [field("integer"), "1.5"],
  [field("percent", { min: 0, max: 100 }), "120"],
  [field("picklist", { options }), "gone"],
  [field("member"), "Sam Lee"],
  [field("text", { readOnly: true }), "x"],
  [field("text", { required: true }), " "],
  [field("text", { maxLength: 3 }), "long"],
  [field("addresses"), "1 Main St"],
])("a cell of %o refuses %j and says why", (drawn, text) => {
  expect(readCell(drawn, text, context)).toEqual({ error: expect.stringMatching(/\w+/) });
});

test("a linked record is named by its title, to be looked up", () => {
  expect(readCell(field("link", { object: "company" }), "Acme", context)).toEqual({ title: "Acme" });
});
