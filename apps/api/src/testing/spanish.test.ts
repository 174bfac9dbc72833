import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { SPANISH } from "../../../web/src/lib/server-words/es/index.ts";
import { translate } from "../../../web/src/lib/server-words/translate.ts";
import "../app.ts";
import { PIPELINE_TEMPLATES } from "../modules/pipelines/pipelines.templates.ts";
import { inLanguage } from "../modules/pipelines/pipelines.words.ts";
import { TRADE_KEYS, tradeNamed } from "../modules/sample-data/trades/index.ts";
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

const SOURCES = resolve(import.meta.dirname, "..");
const LITERAL = String.raw`("(?:[^"\\\\]|\\\\.)*"|\`(?:[^\`\\\\$]|\\\\.|\$\{[^\`{}]*\})*\`)`;
/** Where the server puts words that a person reads: why it refuses something, and what an operation did. */
const SAID = [
  String.raw`\b(?:conflict|forbidden|problem)\(\s*`,
  String.raw`\binvalidField\([^,()]+,\s*`,
  String.raw`\bnew Problem\(\s*"[\w-]+",\s*`,
  String.raw`\b(?:block|defer)\(\s*"\w+",\s*`,
  String.raw`\btold\("\w+", "\w+", \(\w*\) => `,
  String.raw`\bdetail: `,
  String.raw`\bsummary: `,
].map((before) => new RegExp(before + LITERAL, "g"));

/** What stands in a sentence for what is only known at run time. */
const FILLED: [RegExp, string][] = [
  [/\.meta\.label/, "lead"],
  [/\.meta\.pluralLabel/, "leads"],
  [/\bwhat\b/, "an e-mail to somebody"],
  [/named\(.*channel\)/, "an e-mail"],
  [/named\(/, "the estimate 7"],
];
const filled = (expression: string) => FILLED.find(([pattern]) => pattern.test(expression))?.[1] ?? "7";

/** Every sentence in the modules and the records layer, with its places filled; descriptions of routes are no such. */
function sentences(): string[] {
  const files = globSync("{modules,records,platform}/**/*.ts", { cwd: SOURCES }).filter(
    (path) => !/\.(test|testing|routes|walk|schemas)\.ts$|openapi/.test(path),
  );
  const texts = files.flatMap((path) => {
    const source = readFileSync(resolve(SOURCES, path), "utf8");
    return SAID.flatMap((pattern) => [...source.matchAll(pattern)].map(([, literal = ""]) => literal));
  });
  return (
    texts
      .map((literal) =>
        literal.slice(1, -1).replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => filled(expression)),
      )
      // What only begins at run time cannot be told from the source.
      .filter((text) => /[a-z]{2}/.test(text) && !/^7:? (?:an|the) /.test(text))
  );
}

test("whatever the server says to a person, it can say in Spanish", () => {
  const unknown = sentences().filter((text) => translate(text, SPANISH) === text);
  expect([...new Set(unknown)].sort()).toEqual([]);
});

test("every pipeline and stage of the templates has its Spanish name", () => {
  const templates = [...PIPELINE_TEMPLATES, ...TRADE_KEYS.flatMap((key) => tradeNamed(key).pipelines)];
  const english = templates.flatMap((template) => {
    const spanish = inLanguage(template, "es");
    const stages = template.stages.filter(({ name }, index) => spanish.stages[index]?.name === name);
    return [...(spanish.name === template.name ? [template] : []), ...stages].map(({ name }) => name);
  });
  expect([...new Set(english)]).toEqual([]);
});
