import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Manifest, Plugin } from "vite";

interface Needs {
  /** What the address has to say, such as how a list is laid out. */
  where?: Record<string, string>;
  /** What it shows first although it is loaded on demand. */
  shows?: string[];
  /** What it asks the API before anything else, exactly as it asks it. */
  asks?: string[];
}

/** What every page behind the door asks; few and quick, for no page begins before they are answered. */
const INSIDE = ["/api/v1/me", "/api/v1/objects", "/api/v1/sample-data"];

const TABLE = ["src/records/list/RecordTable.tsx"];
const BOARD = ["src/records/board/Board.tsx"];
const GAPS = "src/features/hygiene/GapsPanel.tsx";
const QUESTIONS = "src/features/questions/QuestionsPanel.tsx";
const CONSENT = "src/features/consent/ConsentPanel.tsx";

const PIPELINES = "/api/v1/pipelines";
const VIEWS = "/api/v1/views";

const THROUGH_PIPELINES: Needs[] = [
  { where: { layout: "table" }, shows: TABLE, asks: [PIPELINES, VIEWS] },
  { shows: BOARD, asks: [PIPELINES, VIEWS] },
];

/** What pages begin with beyond their own code; the first that fits an address. */
const NEEDS: Record<string, Needs[]> = {
  "/leads": THROUGH_PIPELINES,
  "/deals": THROUGH_PIPELINES,
  "/contacts": [{ shows: TABLE, asks: [VIEWS] }],
  "/companies": [{ shows: TABLE, asks: [VIEWS] }],
  "/activities": [{ shows: TABLE, asks: [VIEWS] }],
  "/leads/$id": [{ shows: [GAPS, QUESTIONS], asks: [PIPELINES] }],
  "/deals/$id": [{ shows: [GAPS], asks: [PIPELINES] }],
  "/contacts/$id": [{ shows: [GAPS, CONSENT] }],
  "/companies/$id": [{ shows: [GAPS] }],
  "/": [{ shows: ["src/features/hygiene/TodayRisks.tsx"] }],
  "/tasks": [
    { where: { layout: "board" } },
    { where: { layout: "calendar" } },
    { where: { layout: "gantt" } },
    { shows: TABLE },
  ],
};

/** Everything but the door, whatever the page. */
const START = "src/start.tsx";
const ROUTE = /^src\/routes\/(.+)\.tsx\?tsr-split=component---loader$/;

/**
 * Writes down for each address which files its page begins with and what it asks first, so that the server can say so
 * at the head of the page: the browser otherwise finds each file in the one before. The server's half is
 * `platform/web`.
 */
export function pageNeeds(): Plugin {
  return {
    name: "mainstay:page-needs",
    apply: "build",
    async writeBundle({ dir = "dist" }, bundle) {
      const file = join(dir, ".vite/pages.json");
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(needsOf(readManifest(bundle))));
    },
  };
}

function readManifest(bundle: Record<string, { type: string; source?: string | Uint8Array }>): Manifest {
  const source = bundle[".vite/manifest.json"]?.source;
  if (source === undefined) throw new Error("page-needs.ts reads the manifest, which this build has not written");
  return JSON.parse(String(source));
}

function needsOf(manifest: Manifest) {
  const routes = new Map<string, string>();
  for (const key of Object.keys(manifest)) {
    const id = ROUTE.exec(key)?.[1];
    if (id) routes.set(id.replaceAll(".", "/"), key);
  }
  const always = filesBehind(manifest, ["index.html"]);
  const pages = [...routes.keys()]
    .filter((id) => !isAround(id, routes))
    .flatMap((id) => {
      const around = [...routes].filter(([other]) => id === other || id.startsWith(`${other}/`)).map(([, key]) => key);
      const isInside = id.startsWith("_app/");
      return (NEEDS[pathOf(id)] ?? [{}]).map(({ where, shows = [], asks = [] }) => ({
        path: pathOf(id),
        where,
        files: [...filesBehind(manifest, [START, ...around, ...shows])].filter((file) => !always.has(file)),
        asks: isInside ? [...INSIDE, ...asks] : [],
      }));
    });
  const unknown = Object.keys(NEEDS).filter((path) => pages.every((page) => page.path !== path));
  if (unknown.length > 0) throw new Error(`page-needs.ts names ${unknown.join(", ")}, which is no page`);
  // `/imports/new` before `/imports/$id`.
  return pages.toSorted((a, b) => Number(a.path.includes("$")) - Number(b.path.includes("$")));
}

/** Whether a route only stands around others: `_app/settings`, but not `_app/settings/index`. */
const isAround = (id: string, routes: Map<string, string>) =>
  [...routes.keys()].some((other) => other.startsWith(`${id}/`));

/** The address of a route: folders that begin with `_` and files named `index` are not in it. */
const pathOf = (id: string) =>
  `/${id
    .split("/")
    .filter((part) => !part.startsWith("_") && part !== "index")
    .join("/")}`;

/** The files of these chunks and of all that they import, however far off. */
function filesBehind(manifest: Manifest, keys: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`page-needs.ts names ${key}, which the build does not know`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}
