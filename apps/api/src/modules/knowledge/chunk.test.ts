import fc from "fast-check";
import { expect, test } from "vitest";
import { chunk } from "./chunk.ts";

test("every passage stands in the text where it says, and nothing but white space is lost", () => {
  const piece = fc.oneof(
    fc.lorem({ maxCount: 30, mode: "sentences" }),
    fc.constantFrom("\n\n", "\n", "# Heading\n", "- item\n", "a".repeat(2_000), "Prices:\n"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
      const text = parts.join(" ");
      const chunks = chunk(text);
      for (const one of chunks) expect(text.slice(one.startsAt, one.startsAt + one.text.length)).toBe(one.text);
      const bare = (some: string) => some.replace(/\s+/g, "");
      expect(bare(chunks.map((one) => one.text).join(""))).toBe(bare(text));
      expect(chunks.every((one) => one.text.length <= 900)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a heading stays with what it heads", () => {
  const filler = "We answer every call within the hour. ".repeat(10);
  const [, second] = chunk(`# Calls\n\n${filler}\n\n# Prices\n\nA visit costs $89.`);
  expect(second?.text).toBe("# Prices\n\nA visit costs $89.");
});
