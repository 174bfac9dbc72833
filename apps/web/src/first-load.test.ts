import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const dist = new URL("../dist/", import.meta.url);
const manifestFile = new URL(".vite/manifest.json", dist);
const MOST_BYTES = 200_000;

interface Chunk {
  file: string;
  /** Keys of the chunks that load with this one. */
  imports?: string[];
}

const FRAME = ["index.html", "src/start.tsx", "src/routes/_app.tsx?tsr-split=component---loader"];
const page = (route: string, ...shown: string[]) => [
  ...FRAME,
  `src/routes/_app/${route}?tsr-split=component---loader`,
  ...shown,
];

/** What a signed-in member's first page loads before it can be used; realtime comes after it and is not waited for. */
const PAGES = {
  "leads, board": page("leads.index.tsx", "src/records/board/Board.tsx"),
  "leads, table": page("leads.index.tsx", "src/records/list/RecordTable.tsx"),
  "deals, board": page("deals.index.tsx", "src/records/board/Board.tsx"),
  contacts: page("contacts.index.tsx", "src/records/list/RecordTable.tsx"),
};

test.skipIf(!existsSync(manifestFile)).each(Object.entries(PAGES))(
  "the first load of %s stays below 200 kB of compressed script (skipped until the web app is built)",
  (_, entries) => {
    const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, "utf8"));
    const files = filesBehind(manifest, entries);
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
    expect(bytes, `${files.size} files`).toBeLessThan(MOST_BYTES);
  },
);

/** The files of these chunks and of all that they import, however far off. */
function filesBehind(manifest: Record<string, Chunk>, keys: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no chunk of its own for ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}
