import { resolve } from "node:path";
import type { Plugin } from "vite";

const PLURALS = resolve(import.meta.dirname, "src/lib/plurals.ts");

/**
 * Has the messages ask our own `plural`. Paraglide's makes new plural rules for each text it says, which was a seventh
 * of all script while somebody worked at a board.
 */
export function quickPlurals(): Plugin {
  return {
    name: "mainstay:quick-plurals",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.endsWith("/registry.js") && importer?.includes("/src/messages/") ? PLURALS : null,
  };
}
