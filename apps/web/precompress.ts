import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const compressors = [
  { ending: ".br", compress: promisify(brotliCompress) },
  { ending: ".gz", compress: promisify(gzip) },
];

const WORTH_IT_BYTES = 1_024;

/** Puts a `.br` and a `.gz` beside each built script and style, so that the server compresses nothing while it serves. */
export function precompress(): Plugin {
  return {
    name: "mainstay:precompress",
    apply: "build",
    // From the written files: Vite still replaces its place-holders in the bundle after every other plugin has seen it.
    async writeBundle({ dir = "dist" }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        const content = await readFile(path);
        if (content.length < WORTH_IT_BYTES) continue;
        for (const { ending, compress } of compressors) await writeFile(path + ending, await compress(content));
      }
    },
  };
}
