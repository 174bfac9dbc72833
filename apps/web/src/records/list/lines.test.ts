import { expect, test } from "vitest";
import { type Line, layOut, type Section } from "./lines.ts";

const group = (id: string, count: number, isOpen = true): Section => ({
  id,
  count,
  isOpen,
  group: { key: id, title: id, count, measures: {} },
});
const words = (line: Line | undefined) =>
  line && (line.kind === "group" ? line.section.id : `${line.section.id}${line.index}`);
const all = (sections: Section[]) => {
  const lines = layOut(sections);
  return Array.from({ length: lines.count }, (_, line) => words(lines.at(line)));
};

test("a list without groups is its records", () => {
  expect(all([{ id: "r", count: 3, isOpen: true }])).toEqual(["r0", "r1", "r2"]);
  expect(layOut([]).at(0)).toBeUndefined();
});

test("each group stands under its heading; of a closed one the heading is left", () => {
  const sections = [group("a", 2), group("b", 5, false), group("c", 0), group("d", 1)];
  expect(all(sections)).toEqual(["a", "a0", "a1", "b", "c", "d", "d0"]);
  const lines = layOut(sections);
  expect(lines.at(-1)).toBeUndefined();
  expect(lines.at(7)).toBeUndefined();
  expect(lines.of(group("d", 1), 0)).toBe(6);
  expect(lines.of(group("b", 5, false), 4)).toBe(3);
});

test("the next record is found across headings", () => {
  const lines = layOut([group("a", 1), group("b", 5, false), group("c", 1)]);
  expect(lines.recordFrom(2, 1)).toBe(4);
  expect(lines.recordFrom(3, -1)).toBe(1);
  expect(lines.recordFrom(0, -1)).toBeUndefined();
});
