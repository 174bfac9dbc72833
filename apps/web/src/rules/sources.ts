import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("..", import.meta.url));

export interface Source {
  /** From `src/` on. */
  path: string;
  text: string;
}

/** The web app's own sources: no tests, nothing generated. */
export function ownSources(): Source[] {
  return globSync("**/*.{ts,tsx}", { cwd: src })
    .filter((path) => !/\.test\.ts$|^messages\/|^rules\/|\.gen\.ts$|api-types\.ts$/.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${src}${path}`, "utf8") }));
}

/** `features/frame/Frame.tsx:12`, to click on. */
export const at = ({ path, text }: Source, index: number) => `${path}:${text.slice(0, index).split("\n").length}`;
