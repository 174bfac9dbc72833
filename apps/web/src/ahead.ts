import { askAhead, readFirstAnswer } from "./lib/first-answers.ts";
import type { DrawnObject } from "./lib/session.ts";
import {
  boardParameters,
  choosePipeline,
  ENTRIES_AT_ONCE,
  listRequest,
  pageParameters,
  recordParameters,
} from "./records/asked-first.ts";
import { parseListSearch } from "./records/list-search.ts";
import type { Pipeline } from "./records/pipeline.ts";

/** What goes through a pipeline is shown as a board unless the address says otherwise. */
const ON_BOARDS = ["lead", "deal"];
/** Lists that are drawn by other means ask for other things. */
const LISTED = [...ON_BOARDS, "contact", "company", "activity"];
const WITH_PAGE = [...ON_BOARDS, "contact", "company"];

/**
 * Asks for the records that the page at this address shows, as soon as the declarations that came with it are read:
 * the script that draws them is still being fetched and compiled, and finds them answered. A question that is not
 * foreseen here is asked later, by the page's loader.
 */
export function askAheadOfPage({ pathname, searchParams }: URL) {
  const objects = readFirstAnswer<{ data: DrawnObject[] }>("/api/v1/objects")?.data ?? [];
  const [plural, id] = pathname.split("/").filter(Boolean);
  const object = objects.find((one) => one.plural === plural);
  if (plural === undefined && objects.length > 0) askForToday(searchParams.get("scope"));
  if (!object) return;
  if (id === undefined) askForList(object, parseListSearch(readSearch(searchParams)));
  else if (WITH_PAGE.includes(object.name)) askForRecord(object, id);
}

function askForToday(scope: string | null) {
  askAhead("/api/v1/today", { scope: scope === "team" || scope === "everyone" ? scope : "mine" });
  askAhead("/api/v1/first-run", {});
}

function askForList(object: DrawnObject, search: ReturnType<typeof parseListSearch>) {
  if (!LISTED.includes(object.name)) return;
  const path = `/api/v1/${object.plural}`;
  if (search.layout !== "table" && ON_BOARDS.includes(object.name)) {
    const pipelines = readFirstAnswer<{ data: Pipeline[] }>("/api/v1/pipelines")?.data ?? [];
    const pipeline = choosePipeline(pipelines, object.name, search.pipeline);
    if (pipeline) askAhead(`${path}/board`, boardParameters(pipeline.id, search.filter));
  } else if (!search.groupBy) askAhead(path, pageParameters(listRequest(object, search), ""));
}

function askForRecord(object: DrawnObject, id: string) {
  const path = `/api/v1/${object.plural}/${id}`;
  askAhead(path, recordParameters(object));
  askAhead(`${path}/timeline`, { limit: ENTRIES_AT_ONCE });
}

/** The values of an address as the router reads them: what is JSON is taken for it. */
const readSearch = (parameters: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries([...parameters].map(([name, value]) => [name, readValue(value)]));

function readValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
