/** What a list's URL says; sharing the address shares the view. */
export interface ListSearch {
  /** In the filter grammar. */
  filter?: string;
  /** Field names by importance, `-` before those that go down. */
  sort?: string;
  /** Field names with commas, when other than the declaration's. */
  columns?: string;
  layout?: "table" | "board";
  pipeline?: string;
  /** The saved view it came from. */
  view?: string;
}

/** Reads the URL and drops what it does not know. */
export function parseListSearch(raw: Record<string, unknown>): ListSearch {
  return {
    filter: text(raw.filter),
    sort: text(raw.sort),
    columns: text(raw.columns),
    layout: raw.layout === "board" || raw.layout === "table" ? raw.layout : undefined,
    pipeline: text(raw.pipeline),
    view: text(raw.view),
  };
}

export interface SortBy {
  field: string;
  descending: boolean;
}

export function parseSort(sort: string): SortBy[] {
  return sort
    .split(",")
    .filter(Boolean)
    .map((part) => ({ field: part.replace(/^-/, ""), descending: part.startsWith("-") }));
}

/** Sorting after a press on a column: up, then down, then not; with `add` the others stay. */
export function toggleSort(sort: string, field: string, add: boolean): string | undefined {
  const current = parseSort(sort);
  const now = current.find((one) => one.field === field);
  const others = add ? current.filter((one) => one.field !== field) : [];
  const next = now?.descending ? others : [...others, { field, descending: now !== undefined }];
  return next.map((one) => (one.descending ? `-${one.field}` : one.field)).join(",") || undefined;
}

function text(value: unknown): string | undefined {
  // The router parses an address's values as JSON first, so a filter of digits arrives as a number.
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
