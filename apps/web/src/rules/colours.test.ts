import { expect, test } from "vitest";
import { at, ownSources } from "./sources.ts";

const PREFIXES =
  "bg|text|border(?:-[trblxy])?|ring|fill|stroke|from|via|to|outline|divide|shadow|accent|caret|decoration|placeholder";
const PALETTE =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|" +
  "fuchsia|pink|rose";

const COLOUR = new RegExp(
  [
    // `#fff` and `#0f6b5c`, in a string or a class.
    String.raw`["'\x60[:]#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b`,
    String.raw`\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color-mix)\(`,
    `\\b(?:${PREFIXES})-(?:(?:${PALETTE})-\\d{2,3}|black|white)\\b`,
  ].join("|"),
  "gi",
);

/** The colour a public form begins with is the organization's to change, and no part of these screens. */
const NOT_OURS = ["features/forms/", "features/organization/"];

test("no colour stands outside the tokens of styles.css", () => {
  const found = ownSources()
    .filter(({ path }) => !NOT_OURS.some((folder) => path.startsWith(folder)))
    .flatMap((source) => [...source.text.matchAll(COLOUR)].map((match) => `${at(source, match.index)} ${match[0]}`));
  expect(found).toEqual([]);
});
