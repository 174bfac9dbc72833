import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

/*
 * Draws the icons that phones want as PNG from our own SVG: `npm run icons -w @mainstay/web`, after a change of it. They
 * are kept in git, as a build has no browser.
 */

const PUBLIC = new URL("./public/", import.meta.url);

interface Icon {
  name: string;
  pixels: number;
  /** The system cuts its own shape out of it: colour to the corners, the sign in the middle four fifths. */
  isCut: boolean;
}

const ICONS: Icon[] = [
  { name: "icon-192.png", pixels: 192, isCut: false },
  { name: "icon-512.png", pixels: 512, isCut: false },
  { name: "icon-cut-512.png", pixels: 512, isCut: true },
  { name: "apple-touch-icon.png", pixels: 180, isCut: true },
];

const svg = await readFile(new URL("favicon.svg", PUBLIC), "utf8");
/** Without rounded corners, and seen from a little further away. */
const cut = svg.replace(' rx="8"', "").replace('viewBox="0 0 32 32"', 'viewBox="0 0 32 32" style="background:#0f6b5c"');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
for (const { name, pixels, isCut } of ICONS) {
  await page.setViewportSize({ width: pixels, height: pixels });
  const drawn = (isCut ? cut : svg).replace("<svg ", `<svg width="${pixels}" height="${pixels}" `);
  await page.setContent(`<body style="margin:0">${drawn}</body>`);
  await writeFile(new URL(name, PUBLIC), await page.screenshot({ omitBackground: true }));
}
await browser.close();
