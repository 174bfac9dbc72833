import { expect, test } from "vitest";
import { brandSheet } from "./brand.ts";
import { contrast, rgbOf, TEXT_CONTRAST } from "./contrast.ts";

const tokenIn = (css: string, name: string) => rgbOf(new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(css)?.[1] ?? "");

test("contrast is WCAG's: black on white has 21, a colour on itself 1", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
  expect(contrast([10, 120, 90], [10, 120, 90])).toBe(1);
});

test.each(["ffcc00", "ffffff", "000000", "0f6b5c", "ff0055", "777777", "8899ff"])(
  "whatever colour is chosen (%s), words on it and in it can be read in both looks",
  (digits) => {
    const [light = "", dark = ""] = brandSheet(`#${digits}`).split("}:root");
    for (const css of [light, dark]) {
      expect(contrast(tokenIn(css, "accent"), tokenIn(css, "accent-ink"))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      expect(contrast(tokenIn(css, "accent-text"), tokenIn(css, "selected"))).toBeGreaterThanOrEqual(
        TEXT_CONTRAST - 0.1,
      );
    }
    expect(contrast(tokenIn(light, "accent-text"), [255, 255, 255])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(tokenIn(dark, "accent-text"), [16, 19, 18])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  },
);
