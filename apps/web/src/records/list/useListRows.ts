import { type QueryClient, useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useDebounced } from "../../lib/hooks.ts";
import { type ListRequest, PAGE_SIZE } from "../asked-first.ts";
import type { RecordData } from "../record.ts";
import type { Line, Lines, Section } from "./lines.ts";
import { pageKey, pageQuery, type RecordPage } from "./pages.api.ts";

/** The first and last line on the screen. */
export interface Range {
  first: number;
  last: number;
}

export interface ListRows {
  lines: Lines;
  /** The record on a line; undefined for a heading, and for a record that is still on its way. */
  recordOn(line: number): RecordData | undefined;
  /** The line of a record, when it is among those loaded. */
  lineOf(id: string): number | undefined;
  /** The records between two lines, fetched where they are not there yet. */
  load(first: number, last: number): Promise<RecordData[]>;
  isFetching: boolean;
  error: Error | null;
  retry(): void;
}

const ROWS_AHEAD = 40;
const SCROLL_SETTLES_MS = 60;

/** The records of a list as lines, of which only those around the visible range are fetched and kept. */
export function useListRows(request: ListRequest, lines: Lines, visible: Range): ListRows {
  const client = useQueryClient();
  const range = useMemo(() => ({ first: visible.first, last: visible.last }), [visible.first, visible.last]);
  // A scrollbar that is dragged passes pages by the hundred; those where it rests are wanted.
  const { first, last } = useDebounced(range, SCROLL_SETTLES_MS);
  const wanted = useMemo(() => pagesBetween(lines, first - ROWS_AHEAD, last + ROWS_AHEAD), [lines, first, last]);
  const requestOf = (section: Section): ListRequest => ({ ...request, filter: section.filter });
  const results = useQueries({ queries: wanted.map(({ section, page }) => pageQuery(requestOf(section), page)) });
  useUnbrokenOrder(client, request, wanted, results);

  // Every line drawn asks for its page, and the cache finds one by putting its whole key into words.
  const found = new Map<string, RecordPage>();
  const pageOf = (section: Section, page: number) => {
    const name = `${section.id} ${page}`;
    const data = found.get(name) ?? client.getQueryData<RecordPage>(pageKey(requestOf(section), page));
    if (data) found.set(name, data);
    return data;
  };
  const recordAt = (line: Line | undefined) =>
    line?.kind === "record"
      ? pageOf(line.section, Math.floor(line.index / PAGE_SIZE))?.data[line.index % PAGE_SIZE]
      : undefined;
  return {
    lines,
    recordOn: (line) => recordAt(lines.at(line)),
    lineOf(id) {
      for (const [position, { section, page }] of wanted.entries()) {
        const index = results[position]?.data?.data.findIndex((record) => record.id === id) ?? -1;
        if (index >= 0) return lines.of(section, page * PAGE_SIZE + index);
      }
      return undefined;
    },
    async load(from, to) {
      for (const { section, page } of pagesBetween(lines, from, to)) {
        await client.ensureQueryData(pageQuery(requestOf(section), page));
      }
      const all = Array.from({ length: to - from + 1 }, (_, offset) => recordAt(lines.at(from + offset)));
      return all.filter((record) => record !== undefined);
    },
    isFetching: results.some((result) => result.isFetching),
    error: results.find((result) => result.isError && !result.data)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}

interface WantedPage {
  section: Section;
  page: number;
}

/** The pages that hold the records between two lines; lines beyond the ends are none. */
function pagesBetween(lines: Lines, from: number, to: number): WantedPage[] {
  const pages: WantedPage[] = [];
  for (let at = Math.max(from, 0); at <= Math.min(to, lines.count - 1); ) {
    const line = lines.at(at);
    if (line?.kind !== "record") {
      at += 1;
      continue;
    }
    const page = Math.floor(line.index / PAGE_SIZE);
    pages.push({ section: line.section, page });
    at += Math.min((page + 1) * PAGE_SIZE, line.section.count) - line.index;
  }
  return pages;
}

/**
 * A page that was read again may end with another record than before; the page after it then begins elsewhere, and is
 * read again too, so that no record is shown twice or left out between them.
 */
function useUnbrokenOrder(
  client: QueryClient,
  request: ListRequest,
  wanted: WantedPage[],
  results: { data?: RecordPage; isFetching: boolean }[],
) {
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const [position, { section, page }] of wanted.entries()) {
      const result = results[position];
      const before = client.getQueryData<RecordPage>(pageKey({ ...request, filter: section.filter }, page - 1));
      if (page === 0 || !result?.data || result.isFetching || !before?.next) continue;
      // Once for each pair of ends: a page that cannot be read must not be asked for again and again.
      const break_ = `${section.id} ${page} ${before.next} ${result.data.from}`;
      if (result.data.from === before.next || asked.current.has(break_)) continue;
      asked.current.add(break_);
      client.invalidateQueries({ queryKey: pageKey({ ...request, filter: section.filter }, page), exact: true });
    }
  });
}
