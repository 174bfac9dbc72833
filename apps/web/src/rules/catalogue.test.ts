import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownSources } from "./sources.ts";

const project = new URL("../../", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, project), "utf8"));

interface Settings {
  "plugin.inlang.messageFormat": { pathPattern: string[] };
}
const { pathPattern } = (read("project.inlang/settings.json") as Settings)["plugin.inlang.messageFormat"];

/** A language's messages by key, of all areas. */
const messagesIn = (locale: string) =>
  new Map(pathPattern.flatMap((path) => Object.entries(read(path.replace("{locale}", locale)) as object)));

const english = messagesIn("en");
const spanish = messagesIn("es");

test("every text is there in both languages", () => {
  expect(
    [...english.keys()].filter((key) => !spanish.has(key)),
    "without Spanish",
  ).toEqual([]);
  expect(
    [...spanish.keys()].filter((key) => !english.has(key)),
    "without English",
  ).toEqual([]);
});

test("a text takes the same inputs in both languages", () => {
  const differing = [...english].filter(([key, text]) => inputsOf(text) !== inputsOf(spanish.get(key)));
  expect(differing.map(([key]) => key)).toEqual([]);
});

test("no two texts have one key, and each key begins with its area", () => {
  const wrong = pathPattern.flatMap((path) => {
    const area = path.replace(/^.*\/|\.json$/g, "");
    return Object.keys(read(path.replace("{locale}", "en")) as object).filter((key) => !key.startsWith(`${area}_`));
  });
  expect(wrong).toEqual([]);
});

test("no text is left that nobody shows", () => {
  const sources = ownSources()
    .map(({ text }) => text)
    .join("\n");
  const named = new Set(sources.match(/(?<=\bm\s*\.\s*)[a-z]\w+/g));
  expect([...english.keys()].filter((key) => !named.has(key))).toEqual([]);
});

/** The names in braces, and those a plural counts by. */
function inputsOf(text: unknown): string {
  const names = JSON.stringify(text ?? "").matchAll(/\{(\w+)\}|input (\w+)/g);
  return [...new Set([...names].map(([, brace, declared]) => brace ?? declared))].toSorted().join(" ");
}
