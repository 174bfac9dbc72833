import { expect, test } from "vitest";
import { textsIn } from "./english.ts";
import { at, ownSources } from "./sources.ts";

test("no text for people stands outside the catalogue", () => {
  const found = ownSources()
    // What the server says in English, in Spanish: data, not screens. The kit is for developers, and never built.
    .filter(({ path }) => !path.startsWith("lib/server-words/") && !path.startsWith("features/kit/"))
    .flatMap((source) => textsIn(source.path, source.text).map(({ text, index }) => `${at(source, index)} ${text}`));
  expect(found).toEqual([]);
});

test("texts are found where people read them, and only there", () => {
  const source = `
    const a = <Button label="Save it" className="flex gap-2">Delete {isOpen ? "Now" : m.later()}</Button>;
    useWrite(send, "Inquiry saved");
    const b = { title: "Leads", detail: \`There are \${count} more\`, type: "Some type" === x, value: "New" };
    throw new Error("The page has no root");
    const c = { form: "Public form" };
  `;
  expect(textsIn("a.tsx", source).map(({ text }) => text)).toEqual(
    expect.arrayContaining(["Save it", "Delete", "Now", "Inquiry saved", "Leads", "There are", "Public form"]),
  );
  expect(textsIn("a.tsx", source).map(({ text }) => text)).not.toContain("The page has no root");
});
