import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const at = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const manifest: { name: string; start_url: string; display: string; icons: { src: string; sizes: string }[] } =
  JSON.parse(at("public/manifest.webmanifest").toString());

/** A PNG says its width and height in its first part, after the signature (PNG specification, 11.2.2). */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test("a phone can put Mainstay on its home screen: the page names a manifest, and its icons are what they say", () => {
  const html = at("index.html").toString();
  expect(html).toContain('<link rel="manifest" href="/manifest.webmanifest" />');
  expect(html).toContain('<link rel="apple-touch-icon" href="/apple-touch-icon.png" />');
  expect(manifest).toMatchObject({ name: "Mainstay", start_url: "/", display: "standalone" });
  const drawn = manifest.icons.filter(({ src }) => src.endsWith(".png"));
  expect(drawn.map(({ src }) => sizeOf(at(`public${src}`)))).toEqual(drawn.map(({ sizes }) => sizes));
  expect(sizeOf(at("public/apple-touch-icon.png"))).toBe("180x180");
});
