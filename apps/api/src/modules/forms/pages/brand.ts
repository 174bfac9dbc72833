import { z } from "zod";
import type { Form } from "../forms.object.ts";

/** How a form looks, as its pages' addresses carry it, so that a change shows at once and the rest stays cached. */
export const Brand = z.object({
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  theme: z.enum(["auto", "light", "dark"]),
});
export type Brand = z.infer<typeof Brand>;

/** The address of the style sheet that gives a form its look. */
export function brandAddress({ key, color, theme }: Pick<Form, "key" | "color" | "theme">): string {
  return `/f/${key}/brand.css?${new URLSearchParams({ color, theme })}`;
}

/** The form's look as tokens, with black or white on its colour, whichever reads better (WCAG contrast, at least 4.58). */
export function brandCss({ color, theme }: Brand): string {
  const ink = luminance(color) > MIDDLE ? "#000000" : "#ffffff";
  return `:root,:host{--accent:${color};--accent-ink:${ink};${theme === "auto" ? "" : THEMES[theme]}}`;
}

/** As in form.css, whose dark half waits for the visitor's system to ask. */
const THEMES = {
  light:
    "--canvas:#f7f8f7;--surface:#ffffff;--line:#e4e7e5;--line-input:#8c9490;--ink:#1a1f1d;--ink-2:#55605b;--danger:#b42318;--danger-soft:#fdecea;color-scheme:light",
  dark: "--canvas:#101312;--surface:#151918;--line:#262c2a;--line-input:#67716d;--ink:#e9edeb;--ink-2:#a8b2ae;--danger:#f58278;--danger-soft:#3b1c19;color-scheme:dark",
};

/** Where black and white are equally far: (1.05 / (l + 0.05)) = ((l + 0.05) / 0.05). */
const MIDDLE = 0.179;

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
