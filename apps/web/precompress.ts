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
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const content = file.type === "chunk" ? file.code : file.source;
        if (!/\.(?:js|css|svg)$/.test(file.fileName) || content.length < WORTH_IT_BYTES) continue;
        for (const { ending, compress } of compressors) {
          this.emitFile({ type: "asset", fileName: file.fileName + ending, source: await compress(content) });
        }
      }
    },
  };
}
