import { resolve } from "node:path";

/** What is asked of the bundler; the part of Rolldown's `ChunkingContext` that is needed here. */
interface Context {
  getModuleInfo(id: string): { importedIds: readonly string[]; code: string | null } | null;
}

const source = (path: string) => resolve(import.meta.dirname, "src", path);

/** Before and around any page. */
const DOOR = source("main.tsx");
/** Around the pages behind the door. */
const FRAME = source("routes/_app.tsx?tsr-split=component");
/** What most of those pages are: work with lists and boards. */
const WORK = ["features/pipelines/PipelineWork.tsx", "features/views/RecordWork.tsx", "records/fields/FieldValue.tsx"];
const FRAMEWORK =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:react-)?(?:router|router-core|store|history))\//;
const MESSAGE = /src\/messages\/messages\/(\w+)\.js$/;
const ICON = /lucide-react\/dist\/esm\/icons\/([\w-]+)\.m?js$/;
/** They name everything there is of their kind; who imports them needs a few of it. */
const BARREL = /src\/messages\/messages|lucide-react\/dist\/esm\/lucide-react|node_modules\/radix-ui\//;
/** What every icon is drawn with. */
const ICON_KIT = /lucide-react\/dist\/esm\/(?!icons\/)/;

/** Modules that load together, and every word in their code, by which messages and icons are known to be theirs. */
interface Part {
  modules: Set<string>;
  words: Set<string>;
}
let parts: { house: Part; inside: Part } | undefined;

/**
 * The file that a module belongs into: one for the framework, one for what every page needs, one for what the pages
 * inside need, however many modules these are. A file for each handful of words, icons or small components would cost
 * a request each and compress badly: 18 kB of 59 in all. Everything else is left to the bundler (null).
 */
export function chunkOf(id: string, context: Context): string | null {
  if (FRAMEWORK.test(id)) return "framework";
  // What is loaded by its own name stays a file of its own.
  if (id === DOOR || id === FRAME) return null;
  parts ??= { house: partOf([DOOR], context), inside: partOf([FRAME, ...WORK.map(source)], context) };
  if (belongsTo(parts.house, id) || ICON_KIT.test(id)) return "house";
  return belongsTo(parts.inside, id) ? "inside" : null;
}

function belongsTo({ modules, words }: Part, id: string): boolean {
  const message = MESSAGE.exec(id)?.[1];
  if (message) return words.has(message);
  const icon = ICON.exec(id)?.[1];
  if (icon) return words.has(icon.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()));
  return modules.has(id);
}

/** The modules and all that they import, however far off, without what is loaded on demand. */
function partOf(roots: string[], context: Context): Part {
  const part: Part = { modules: new Set(), words: new Set() };
  const visit = (id: string) => {
    if (part.modules.has(id) || BARREL.test(id)) return;
    part.modules.add(id);
    const { importedIds = [], code } = context.getModuleInfo(id) ?? {};
    if (!id.includes("node_modules")) for (const word of code?.match(/\w+/g) ?? []) part.words.add(word);
    for (const imported of importedIds) visit(imported);
  };
  for (const root of roots) {
    if (!context.getModuleInfo(root)) throw new Error(`chunks.ts names ${root}, which the build does not know`);
    visit(root);
  }
  return part;
}
