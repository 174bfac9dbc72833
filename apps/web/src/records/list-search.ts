/** How a list is drawn; not every object can be drawn in every way. */
const LAYOUTS = ["table", "board", "calendar", "gantt"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What a list's URL says; sharing the address shares the view. */
export interface ListSearch {
  /** In the filter grammar. */
  filter?: string;
  /** Field names by importance, `-` before those that go down. */
  sort?: string;
  /** Field names with commas, when other than the declaration's. */
  columns?: string;
  /** Those of the columns that stay in sight, beside the title. */
  pinned?: string;
  /** Pixels of columns that were resized: `title:320,status:140`. */
  widths?: string;
  /** What the last row says below columns: `amount:sum,probability:avg`. */
  totals?: string;
  groupBy?: string;
  /** Height of the rows, when other than the usual. */
  density?: "compact" | "roomy";
  layout?: Layout;
  pipeline?: string;
  /** The saved view it came from; `none` when the list shows everything though a view opens first. */
  view?: string;
  /** The record that stands open beside the list. */
  peek?: string;
}

/** Goes to another address of the list; `replace` where "back" should not return to this one. */
export type OnSearch = (change: Partial<ListSearch>, how?: { replace?: boolean }) => void;

/** Reads the URL and drops what it does not know. */
export function parseListSearch(raw: Record<string, unknown>): ListSearch {
  return {
    filter: text(raw.filter),
    sort: text(raw.sort),
    columns: text(raw.columns),
    pinned: text(raw.pinned),
    widths: text(raw.widths),
    totals: text(raw.totals),
    groupBy: text(raw.groupBy),
    density: raw.density === "compact" || raw.density === "roomy" ? raw.density : undefined,
    layout: LAYOUTS.find((one) => one === raw.layout),
    pipeline: text(raw.pipeline),
    view: text(raw.view),
    peek: text(raw.peek),
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
  return printSort(next);
}

/** Sorting by this field alone, or with `add` by it after the others. */
export function sortWith(sort: string, by: SortBy, add: boolean): string | undefined {
  const others = add ? parseSort(sort).filter((one) => one.field !== by.field) : [];
  return printSort([...others, by]);
}

const printSort = (by: SortBy[]) =>
  by.map((one) => (one.descending ? `-${one.field}` : one.field)).join(",") || undefined;

/** Reads `title:320,status:140` and `amount:sum`: one word for each field. */
export const parsePairs = (text = ""): Map<string, string> =>
  new Map(
    text.split(",").flatMap((part) => {
      const [name, value] = part.split(":");
      return name && value ? [[name, value] as const] : [];
    }),
  );

export const printPairs = (pairs: Map<string, string>): string | undefined =>
  [...pairs].map(([name, value]) => `${name}:${value}`).join(",") || undefined;

function text(value: unknown): string | undefined {
  // The router parses an address's values as JSON first, so a filter of digits arrives as a number.
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
