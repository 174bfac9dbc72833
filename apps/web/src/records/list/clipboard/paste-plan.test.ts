import { expect, test } from "vitest";
import type { DrawnField } from "../../../lib/session.ts";
import { overwriteGetLocale } from "../../../messages/runtime.js";
import type { RecordData } from "../../record.ts";
import { changesOf, isWrong, planPaste } from "./paste-plan.ts";

overwriteGetLocale(() => "en");

const field = (name: string, type: DrawnField["type"], more: Partial<DrawnField> = {}): DrawnField => ({
  name,
  label: name,
  type,
  filter: true,
  sort: true,
  editable: true,
  ...more,
});
const fields = [field("title", "text"), field("value", "money"), field("stage", "text", { readOnly: true })];
const record = (id: string): RecordData => ({ id, version: 1, createdAt: "", updatedAt: "" });
const records = ["a", "b", "c"].map(record);
const context = { locale: "en-US", zone: "UTC", members: [] };
const at = (line: number, column: number, lastLine = line, lastColumn = column) => ({
  firstLine: line,
  lastLine,
  firstColumn: column,
  lastColumn,
});

test("a block goes into the cells from the cursor on", () => {
  const plan = planPaste(
    [
      ["One", "$10"],
      ["Two", "20"],
    ],
    at(0, 0),
    records,
    fields,
    context,
  );
  expect([...changesOf(plan.cells)].map(([{ id }, values]) => ({ id, ...values }))).toEqual([
    { id: "a", title: "One", value: "10" },
    { id: "b", title: "Two", value: "20" },
  ]);
});

test("one cell fills the block that is drawn", () => {
  const plan = planPaste([["7"]], at(0, 1, 2, 1), records, fields, context);
  expect(changesOf(plan.cells).size).toBe(3);
});

test("what cannot be written is told cell by cell, and what has no room is counted", () => {
  const rows = Array.from({ length: 5 }, () => ["5", "x", "beyond"]);
  const plan = planPaste(rows, at(0, 1), records, fields, context);
  expect(plan.cells.filter(isWrong).map(({ record, field }) => record.id + field.name)).toEqual([
    "astage",
    "bstage",
    "cstage",
  ]);
  expect([plan.rowsBeyond, plan.columnsBeyond]).toEqual([2, 1]);
  expect(changesOf(plan.cells).size).toBe(3);
});
