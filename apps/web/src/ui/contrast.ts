/*
 * Colours as WCAG 2.2 counts them, for the one colour people choose themselves. All others are tokens, chosen so that
 * they read well.
 */

/** Text needs this much against what it stands on (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;

type Rgb = readonly [red: number, green: number, blue: number];

export const isHex = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** `#rrggbb` as parts from 0 to 255. */
export const rgbOf = (hex: string): Rgb => [partOf(hex, 1), partOf(hex, 3), partOf(hex, 5)];

const partOf = (hex: string, start: number) => Number.parseInt(hex.slice(start, start + 2), 16) || 0;

export const hexOf = (rgb: Rgb) =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** How well two colours stand apart, from 1 (not at all) to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour, moved towards another by a share from 0 to 1. */
export const mixed = ([r, g, b]: Rgb, [toR, toG, toB]: Rgb, share: number): Rgb => [
  r + (toR - r) * share,
  g + (toG - g) * share,
  b + (toB - b) * share,
];

/** The nearest colour on the way to another that stands apart enough from what it is read on. */
export function readable(color: Rgb, on: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const next = mixed(color, towards, share);
    if (contrast(next, on) >= TEXT_CONTRAST) return next;
  }
  return towards;
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
