import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { getMimeType } from "hono/utils/mime";
import type { PageNeeds } from "./needs.ts";

/** A file as it goes out. */
export interface BuiltFile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  encoding?: "br" | "gzip";
}

/** The built web app. */
export interface Build {
  /** The page itself, the same at every address. */
  html: string;
  needs: PageNeeds[];
  /** The file at an address, as the browser takes it best; undefined when there is none. */
  file(path: string, acceptEncoding: string): Promise<BuiltFile> | undefined;
}

const ENCODINGS = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

/** Written by the build for us alone. */
const NEEDS = ".vite/pages.json";

/** The build in a folder, read once: after another build the server is started anew. Null when there is none. */
export function readBuild(dist: string): Build | null {
  const page = join(dist, "index.html");
  if (!existsSync(page)) return null;
  // Only what is listed is ever opened, so no address leads out of the folder.
  const paths = new Set(listFiles(dist));
  const kept = new Map<string, Promise<BuiltFile>>();
  return {
    html: readFileSync(page, "utf8"),
    needs: existsSync(join(dist, NEEDS)) ? JSON.parse(readFileSync(join(dist, NEEDS), "utf8")) : [],
    file(path, acceptEncoding) {
      const name = path.slice(1);
      if (!paths.has(name)) return undefined;
      const compressed = ENCODINGS.find(
        ({ encoding, ending }) => acceptEncoding.includes(encoding) && paths.has(name + ending),
      );
      const stored = name + (compressed?.ending ?? "");
      const file = kept.get(stored) ?? open(stored, getMimeType(name), compressed?.encoding);
      // A few MB in all, and every new visitor asks for the same.
      kept.set(stored, file);
      return file;
    },
  };

  async function open(name: string, type = "application/octet-stream", encoding: BuiltFile["encoding"]) {
    return { body: await readFile(join(dist, name)), type, encoding };
  }
}

/** The files for everybody: not the page itself, which is more than its file, and not what the build wrote for us. */
function listFiles(dist: string): string[] {
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dist, join(parentPath, name)));
  return paths.filter((path) => path !== "index.html" && !path.startsWith("."));
}
