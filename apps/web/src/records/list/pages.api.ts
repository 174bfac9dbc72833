import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import { type ListRequest, PAGE_SIZE, pageParameters } from "../asked-first.ts";
import type { RecordData } from "../record.ts";
import { records } from "../records.api.ts";

/** The most the server answers at once; pages that are only passed by are skipped two by two. */
const SKIPPED_AT_ONCE = 2;
/** Pages out of sight are let go soon, so that scrolling through 100,000 records does not keep them all. */
const KEPT_MS = 30_000;

export interface RecordPage {
  data: RecordData[];
  /** The cursor it was asked for with, and that of the page after it. */
  from: string;
  next: string | null;
  /** How many records the list has; counted with its first page. */
  total?: number;
}

/** The `index`-th page of a list. */
export const pageQuery = (request: ListRequest, index: number) =>
  queryOptions({
    queryKey: pageKey(request, index),
    queryFn: async ({ client, signal }): Promise<RecordPage> => {
      const from = await cursorOf(client, request, index, signal);
      // The list has become shorter than it was when this page was asked for.
      if (from === null) return { data: [], from: "", next: null };
      const params = { path: request.object, query: pageParameters(request, from) };
      const { data, page } = await good(records.GET("/api/v1/{plural}", { params, signal }));
      return { data, from, ...page };
    },
    gcTime: KEPT_MS,
  });

const listKey = ({ object, filter, sort, expand }: ListRequest) =>
  ["records", object.name, "list", { filter, sort, expand }] as const;
export const pageKey = (request: ListRequest, index: number) => [...listKey(request), index];
const cursorKey = (request: ListRequest, index: number) => [...listKey(request), "cursor", index];

/**
 * Where a page begins: a page is found by the last record of the one before, so a jump walks from the nearest page
 * that is known, asking for ids alone. Null when the list ends before.
 */
async function cursorOf(
  client: QueryClient,
  request: ListRequest,
  wanted: number,
  signal: AbortSignal,
): Promise<string | null> {
  let index = wanted;
  let cursor = knownCursor(client, request, index);
  while (cursor === undefined) cursor = knownCursor(client, request, --index);
  while (index < wanted && cursor !== null) {
    const step = Math.min(SKIPPED_AT_ONCE, wanted - index);
    cursor = await cursorAfter(request, cursor, step * PAGE_SIZE, signal);
    index += step;
    client.setQueryData(cursorKey(request, index), cursor);
  }
  return cursor;
}

function knownCursor(client: QueryClient, request: ListRequest, index: number): string | null | undefined {
  if (index <= 0) return "";
  const before = client.getQueryData<RecordPage>(pageKey(request, index - 1));
  return before ? before.next : client.getQueryData<string | null>(cursorKey(request, index));
}

async function cursorAfter({ object, filter, sort }: ListRequest, cursor: string, limit: number, signal: AbortSignal) {
  const query = { filter, sort, fields: "id", limit, cursor: cursor || undefined };
  const { page } = await good(records.GET("/api/v1/{plural}", { params: { path: object, query }, signal }));
  return page.next;
}
