/** The form's colour as tokens, with black or white on it, whichever reads better (WCAG contrast, at least 4.58). */
export function brandCss(color: string): string {
  return `:root,:host{--accent:${color};--accent-ink:${luminance(color) > MIDDLE ? "#000000" : "#ffffff"}}`;
}

/** Where black and white are equally far: (1.05 / (l + 0.05)) = ((l + 0.05) / 0.05). */
const MIDDLE = 0.179;

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
