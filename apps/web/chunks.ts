import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface ModuleInfo {
  importedIds: readonly string[];
  /** What it loads on demand. */
  dynamicallyImportedIds: readonly string[];
  code: string | null;
}

/** What is asked of the bundler; the part of Rolldown's `ChunkingContext` that is needed here. */
interface Context {
  getModuleInfo(id: string): ModuleInfo | null;
}

const source = (path: string) => resolve(import.meta.dirname, "src", path);

/** Before and around any page. */
const DOOR = source("main.tsx");
/** Around the pages behind the door. */
const FRAME = source("routes/_app.tsx?tsr-split=component---loader");
/** What most of those pages are: work with lists and boards. */
const WORK = [
  "features/frame/NotYours.tsx",
  "features/pipelines/PipelineWork.tsx",
  "features/pipelines/prepare-pipeline-work.ts",
  "features/views/RecordWork.tsx",
  "features/views/prepare-record-work.ts",
  "records/fields/FieldValue.tsx",
  "ui/Checkbox.tsx",
];
/** How the work is shown, and where. */
const LAYOUTS = [
  "records/board/Board.tsx",
  "records/list/RecordTable.tsx",
  ...["leads.index", "deals.index", "contacts.index", "companies.index", "activities"].map(
    (list) => `routes/_app/${list}.tsx?tsr-split=component---loader`,
  ),
];
const FRAMEWORK =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:react-)?(?:router|router-core|store|history))\//;
/** What every message asks for its plural form; beyond the barrel of messages, where nobody looks for it. */
const PLURALS = source("lib/plurals.ts");
const MESSAGE = /src\/messages\/messages\/(\w+)\.js$/;
const ICON = /lucide-react\/dist\/esm\/icons\/([\w-]+\.mjs)$/;
/** They name everything there is of their kind; who imports them needs a few of it. */
const BARREL = /src\/messages\/messages|lucide-react\/dist\/esm\/lucide-react|node_modules\/radix-ui\//;
/** What every icon, and every button that is drawn as something else, is made with. */
const KIT = /lucide-react\/dist\/esm\/(?!icons\/)|@radix-ui\/react-(?:slot|compose-refs)\//;

/** Modules that load together, and how many of them say each word, by which messages and icons are known to be theirs. */
interface Part {
  modules: Set<string>;
  words: Map<string, number>;
}
let parts: { house: Part; inside: Part; layouts: Part; others: Part } | undefined;

/**
 * The file that a module belongs into: one for the framework, one for what every page needs, one for what the pages
 * inside need, however many modules these are. A file for each handful of words, icons or small components would cost
 * a request each and compress badly: 18 kB of 59 in all. Texts and icons that boards and tables share with others go
 * with the latter, for the same reason; those that other pages share are one file more. Everything else is left to the
 * bundler (null).
 */
export function chunkOf(id: string, context: Context): string | null {
  if (FRAMEWORK.test(id)) return "framework";
  // What is loaded by its own name stays a file of its own.
  if (id === DOOR || id === FRAME) return null;
  parts ??= readParts(context);
  if (belongsTo(parts.house, id) || KIT.test(id) || id === PLURALS) return "house";
  if (belongsTo(parts.inside, id)) return "inside";
  const isWord = MESSAGE.test(id) || ICON.test(id);
  if (!isWord) return null;
  if (belongsTo(parts.layouts, id)) return belongsTo(parts.others, id) ? "inside" : null;
  return timesSaid(parts.others, id) > 1 ? "words" : null;
}

function readParts(context: Context) {
  const house = partOf([DOOR], context);
  const inside = partOf([FRAME, ...WORK.map(source)], context);
  const layouts = partOf(LAYOUTS.map(source), context);
  const known = new Set([house, inside, layouts].flatMap(({ modules }) => [...modules]));
  const others = partOf([DOOR], context, { known, withLazy: true });
  return { house, inside, layouts, others };
}

const belongsTo = (part: Part, id: string): boolean => part.modules.has(id) || timesSaid(part, id) > 0;

/** How many modules of a part use a message or an icon. */
function timesSaid({ words }: Part, id: string): number {
  const message = MESSAGE.exec(id)?.[1];
  const icon = ICON.exec(id)?.[1];
  const names = message ? [message] : icon ? (namesOfIcons(id).get(icon) ?? []) : [];
  return names.reduce((sum, name) => sum + (words.get(name) ?? 0), 0);
}

let names: Map<string, string[]> | undefined;

/** What each icon's file is exported as: an icon that was renamed keeps its former names, and code may use any. */
function namesOfIcons(icon: string): Map<string, string[]> {
  if (names) return names;
  const barrel = readFileSync(resolve(icon, "../../lucide-react.mjs"), "utf8");
  const exported = barrel.matchAll(/export \{([^}]*)\} from ['"]\.\/icons\/([^'"]+)['"]/g);
  names = new Map([...exported].map(([, list = "", file = ""]) => [file, list.match(/(?<=default as )\w+/g) ?? []]));
  return names;
}

interface Reach {
  /** Walked through, but not counted among the part. */
  known: ReadonlySet<string>;
  /** What is loaded on demand counts too. */
  withLazy: boolean;
}

/** The modules and all that they import, however far off; without what is loaded on demand, unless that is asked for. */
function partOf(roots: string[], context: Context, { known, withLazy }: Partial<Reach> = {}): Part {
  const part: Part = { modules: new Set(), words: new Map() };
  const visited = new Set<string>();
  const visit = (id: string) => {
    if (visited.has(id) || BARREL.test(id)) return;
    visited.add(id);
    const { importedIds = [], dynamicallyImportedIds = [], code } = context.getModuleInfo(id) ?? {};
    if (!known?.has(id)) {
      part.modules.add(id);
      if (!id.includes("node_modules"))
        for (const word of new Set(code?.match(/\w+/g))) part.words.set(word, (part.words.get(word) ?? 0) + 1);
    }
    for (const imported of withLazy ? [...importedIds, ...dynamicallyImportedIds] : importedIds) visit(imported);
  };
  for (const root of roots) {
    if (!context.getModuleInfo(root)) throw new Error(`chunks.ts names ${root}, which the build does not know`);
    visit(root);
  }
  return part;
}
