import { contrast, hexOf, mixed, readable, rgbOf } from "./contrast.ts";

const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;
/** What words stand on, by look: the lightest and the darkest surface of styles.css with a selected line on it. */
const GROUND = { light: [235, 240, 238], dark: [33, 39, 38] } as const;

/**
 * The style sheet that puts an organization's colour in the place of Mainstay's own. Buttons are that colour, with
 * black or white on it; words and marks in it are darkened or lightened until they can be read in either look.
 *
 * @param color `#rrggbb`
 */
export const brandSheet = (color: string): string =>
  `:root{${declared(brandTokens(color, "light"))}}:root[data-theme="dark"]{${declared(brandTokens(color, "dark"))}}`;

/** The tokens a colour stands in for in one look, as CSS properties. */
export function brandTokens(color: string, look: "light" | "dark"): Record<`--${string}`, string> {
  const given = rgbOf(color);
  const [ground, away] = look === "light" ? [GROUND.light, BLACK] : [GROUND.dark, WHITE];
  // A colour that vanishes on the page would leave buttons without an edge.
  const accent = contrast(given, ground) < 1.6 ? mixed(given, away, 0.35) : given;
  const ink = contrast(accent, WHITE) >= contrast(accent, BLACK) ? WHITE : BLACK;
  const selected = mixed(ground, accent, 0.14);
  const text = readable(accent, selected, away);
  return {
    "--accent": hexOf(accent),
    "--accent-hover": hexOf(mixed(accent, ink === WHITE ? BLACK : WHITE, 0.12)),
    "--accent-ink": hexOf(ink),
    "--accent-text": hexOf(text),
    "--accent-soft": hexOf(mixed(ground, accent, 0.1)),
    "--selected": hexOf(selected),
  };
}

const declared = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
