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

/** Before anything else: little enough to ask for a page's records while the rest is on its way. */
const DOOR = source("main.tsx");
/** Before and around any page. */
const START = source("start.tsx");
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
/** The pages of single records, which share most of what they are made of. */
const RECORDS = ["companies", "contacts", "deals", "leads"].map((plural) =>
  source(`routes/_app/${plural}.$id.tsx?tsr-split=component---loader`),
);
/** What is shared with more pages of other kinds is no longer the records'. */
const FEW_PAGES = 4;
const PAGE = /\/routes\/.+\?tsr-split=component---loader$/;
const FRAMEWORK =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:react-)?(?:router|router-core|store|history))\//;
/** What every message asks for its plural form; beyond the barrel of messages, where nobody looks for it. */
const PLURALS = source("lib/plurals.ts");
const MESSAGE = /src\/messages\/messages\/(\w+)\.js$/;
const ICON = /lucide-react\/dist\/esm\/icons\/([\w-]+\.mjs)$/;
/** They name everything there is of their kind; who imports them needs a few of it. */
const BARREL = /src\/messages\/messages|lucide-react\/dist\/esm\/lucide-react|node_modules\/radix-ui\//;
/** What places and steers panels; grouped in `vite.config.ts` by who loads it. */
export const FLOATING = /@radix-ui|floating-ui|react-remove-scroll|use-sidecar/;
/** What every icon, and every button that is drawn as something else, is made with. */
const KIT = /lucide-react\/dist\/esm\/(?!icons\/)|@radix-ui\/react-(?:slot|compose-refs)\//;

/** Modules that load together, and how many of them say each word, by which messages and icons are known to be theirs. */
interface Part {
  modules: Set<string>;
  words: Map<string, number>;
}
let parts: Parts | undefined;

interface Parts {
  ahead: Part;
  house: Part;
  inside: Part;
  layouts: Part;
  others: Part;
  /** What the pages of records share, by who else begins with it: nobody, the feed, … */
  records: Map<string, Part>;
}

/**
 * The file that a module belongs into: one for the framework, one for what every page needs, one for what the pages
 * inside need, however many modules these are. A file for each handful of words, icons or small components would cost
 * a request each and compress badly: 18 kB of 59 in all. Texts and icons that boards and tables share with others go
 * with the latter, for the same reason; those that other pages share are one file more. What the pages of records share
 * is one file, and one for each set of other pages that begin with some of it. Everything else is left to the bundler
 * (null).
 */
export function chunkOf(id: string, context: Context): string | null {
  if (FRAMEWORK.test(id)) return "framework";
  // What is loaded by its own name stays a file of its own.
  if (id === DOOR || id === START || id === FRAME) return null;
  parts ??= readParts(context);
  if (parts.ahead.modules.has(id)) return "ahead";
  if (belongsTo(parts.house, id) || KIT.test(id) || id === PLURALS) return "house";
  if (belongsTo(parts.inside, id)) return "inside";
  for (const [name, { modules }] of parts.records) if (modules.has(id)) return name;
  const isWord = MESSAGE.test(id) || ICON.test(id);
  if (!isWord) return null;
  if (belongsTo(parts.layouts, id)) return belongsTo(parts.others, id) ? "inside" : null;
  const times = timesSaid(parts.others, id);
  for (const [name, part] of parts.records) if (times > 0 && timesSaid(part, id) === times) return name;
  return times > 1 ? "words" : null;
}

function readParts(context: Context): Parts {
  const ahead = partOf([DOOR], context);
  const house = partOf([START], context);
  const inside = partOf([FRAME, ...WORK.map(source)], context);
  const layouts = partOf(LAYOUTS.map(source), context);
  const known = new Set([house, inside, layouts].flatMap(({ modules }) => [...modules]));
  const others = partOf([DOOR], context, { known, withLazy: true });
  return { ahead, house, inside, layouts, others, records: partsOfRecords(others, context, known) };
}

/** What all pages of records begin with, by the few other pages that do so too. */
function partsOfRecords({ modules }: Part, context: Context, known: ReadonlySet<string>): Map<string, Part> {
  const pages = [...modules].filter((id) => PAGE.test(id));
  const begins = new Map(pages.map((page) => [page, partOf([page], context, { known }).modules]));
  const pagesWith = (id: string) => pages.filter((page) => begins.get(page)?.has(id));
  const shared = new Map<string, string[]>();
  for (const id of modules) {
    if (PAGE.test(id) || FLOATING.test(id) || MESSAGE.test(id) || ICON.test(id)) continue;
    const users = pagesWith(id);
    const elsewhere = users.filter((page) => !RECORDS.includes(page));
    if (users.length - elsewhere.length < RECORDS.length || elsewhere.length > FEW_PAGES) continue;
    const name = ["records", ...elsewhere.map(nameOf)].join("~");
    shared.set(name, [...(shared.get(name) ?? []), id]);
  }
  return new Map([...shared].map(([name, ids]) => [name, partWith(ids, context)]));
}

/** `fields` of `…/routes/_app/settings/fields.tsx?tsr-split=…`. */
const nameOf = (page: string): string => /([\w.$-]+)\.tsx\?/.exec(page)?.[1] ?? page;

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
  const modules = new Set<string>();
  const visited = new Set<string>();
  const visit = (id: string) => {
    if (visited.has(id) || BARREL.test(id)) return;
    visited.add(id);
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    if (!known?.has(id)) modules.add(id);
    // What is known imports nothing that is not.
    else if (!withLazy) return;
    for (const imported of withLazy ? [...importedIds, ...dynamicallyImportedIds] : importedIds) visit(imported);
  };
  for (const root of roots) {
    if (!context.getModuleInfo(root)) throw new Error(`chunks.ts names ${root}, which the build does not know`);
    visit(root);
  }
  return partWith(modules, context);
}

/** The modules, and the words they say. */
function partWith(modules: Iterable<string>, context: Context): Part {
  const part: Part = { modules: new Set(modules), words: new Map() };
  for (const id of part.modules) {
    if (id.includes("node_modules")) continue;
    const words = new Set(context.getModuleInfo(id)?.code?.match(/\w+/g));
    for (const word of words) part.words.set(word, (part.words.get(word) ?? 0) + 1);
  }
  return part;
}
