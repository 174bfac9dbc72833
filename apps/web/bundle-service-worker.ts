import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "vite";

const entry = resolve(import.meta.dirname, "src/service-worker/service-worker.ts");
const publicFiles = resolve(import.meta.dirname, "public");

/** Builds the service worker into one file at the root, with the names of all files of this build in it. */
export function bundleServiceWorker(): Plugin {
  return {
    name: "mainstay:service-worker",
    apply: "build",
    async generateBundle(_, bundle) {
      const built = Object.keys(bundle).filter((name) => /\.(?:js|css|svg|woff2)$/.test(name));
      const files = [...built, ...readdirSync(publicFiles)].sort().map((name) => `/${name}`);
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: await scriptFor(files) });
    },
  };
}

async function scriptFor(files: string[]): Promise<string> {
  const version = createHash("sha256").update(files.join()).digest("hex").slice(0, 12);
  const results = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { SHELL_FILES: JSON.stringify(files), SHELL_VERSION: JSON.stringify(version) },
    build: {
      write: false,
      lib: { entry, formats: ["iife"], name: "serviceWorker", fileName: () => "service-worker.js" },
    },
  });
  const [result] = [results].flat();
  const [chunk] = result && "output" in result ? result.output : [];
  if (chunk?.type !== "chunk") throw new Error("The service worker could not be built");
  return chunk.code;
}
