import { expect, test } from "vitest";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { hideColumn, moveColumn, resizeColumn, tableColumns, togglePin } from "./columns.ts";

const field = (name: string, type: DrawnField["type"] = "text"): DrawnField => ({
  name,
  type,
  label: name,
  filter: true,
  sort: true,
  editable: true,
  column: true,
});
const object: DrawnObject = {
  name: "lead",
  plural: "leads",
  label: "Lead",
  pluralLabel: "Leads",
  titleField: "title",
  readThrough: [],
  defaultSort: "-createdAt",
  fields: [field("title"), field("status", "picklist"), field("value", "money"), field("city")],
  can: { create: true, delete: true },
};
const names = (look: Parameters<typeof tableColumns>[1]) =>
  tableColumns(object, look).map(({ field: { name }, isPinned }) => (isPinned ? `${name}*` : name));

test("the title comes first, then what is pinned, then the others in the order chosen", () => {
  expect(names({})).toEqual(["title*", "status", "value", "city"]);
  expect(names({ columns: "city,value,title", pinned: "value" })).toEqual(["title*", "value*", "city"]);
});

test("a column moves, and is pinned where it lands among the pinned", () => {
  const columns = tableColumns(object, { pinned: "status" });
  expect(moveColumn(columns, "city", 2)).toEqual({ columns: "title,status,city,value", pinned: "status" });
  expect(moveColumn(columns, "city", 1)).toEqual({ columns: "title,city,status,value", pinned: "city,status" });
  expect(moveColumn(columns, "status", 3)).toEqual({ columns: "title,value,city,status", pinned: undefined });
  expect(moveColumn(columns, "city", 0)).toEqual({});
});

test("pinning, hiding and widths are kept by name", () => {
  const columns = tableColumns(object, {});
  expect(togglePin(columns, "value")).toEqual({ columns: "title,value,status,city", pinned: "value" });
  expect(hideColumn(columns, "value").columns).toBe("title,status,city");
  expect(resizeColumn("title:300", "city", 5000)).toEqual({ widths: "title:300,city:800" });
  expect(resizeColumn("title:300", "title", undefined)).toEqual({ widths: undefined });
});
