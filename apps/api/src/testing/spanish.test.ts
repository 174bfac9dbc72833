import { expect, test } from "vitest";
import { SPANISH } from "../../../web/src/lib/server-words/es/index.ts";
import "../app.ts";
import { allObjects } from "../records/object.ts";

const labelled = allObjects().flatMap(({ meta }) =>
  meta.fields.filter((field) => !field.internal).map((field) => ({ object: meta.name, field })),
);

test("every object, field and option of the product has its Spanish name", () => {
  const missing = allObjects().flatMap(({ meta }) => (SPANISH.objects[meta.name] ? [] : [meta.name]));
  for (const { object, field } of labelled) {
    const words = SPANISH.objects[object]?.fields[field.name] ?? SPANISH.commonFields[field.name];
    if (!words) missing.push(`${object}.${field.name} (${field.label})`);
    const options = typeof words === "object" ? words[1] : {};
    for (const { value, label } of field.options ?? []) {
      if (!options[value]) missing.push(`${object}.${field.name}.${value} (${label})`);
    }
  }
  expect(missing).toEqual([]);
});

test("every heading and help of the product's fields is there in Spanish", () => {
  const texts = labelled.flatMap(({ field }) => [field.group, field.help].filter((text) => text !== undefined));
  expect([...new Set(texts)].filter((text) => !SPANISH.phrases[text])).toEqual([]);
});
