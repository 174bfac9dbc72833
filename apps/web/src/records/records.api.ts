import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, good } from "../lib/api.ts";
import type { DrawnObject } from "../lib/session.ts";
import type { ListSearch } from "./list-search.ts";
import { columnsOf, expandOf } from "./metadata.ts";
import { type Linked, type RecordData, type Written, writeFields } from "./record.ts";
import { announce } from "./undo/undo.ts";

/** One door to the records of any object; only this file builds their paths. */

interface Page {
  data: RecordData[];
  page: { next: string | null; total?: number };
}

const PAGE_SIZE = 100;

/** Pages of a list, each asked for with the cursor of the one before. */
export const listQuery = (object: DrawnObject, { filter, sort, columns }: ListSearch) =>
  infiniteQueryOptions({
    queryKey: ["records", object.name, "list", { filter, sort, columns }],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const expand = expandOf(columnsOf(object, columns));
      const query = { filter, sort: sort ?? object.defaultSort, expand, limit: PAGE_SIZE };
      return good<Page>(
        api.GET(`/${object.plural}`, {
          params: { query: { ...query, cursor: pageParam, total: pageParam === "" ? true : undefined } },
          signal,
        }),
      );
    },
    getNextPageParam: ({ page }) => page.next,
    placeholderData: (previous) => previous,
  });

export const recordQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "one", id],
    queryFn: async ({ signal }) => {
      const query = { expand: expandOf(object.fields) };
      return (await good<Written<RecordData>>(api.GET(`/${object.plural}/${id}`, { params: { query }, signal }))).data;
    },
  });

/** Records of an object by a part of their name, for pickers. */
export const suggestionsQuery = (object: DrawnObject, typed: string) =>
  queryOptions({
    queryKey: ["records", object.name, "suggestions", typed],
    queryFn: async ({ signal }): Promise<Linked[]> => {
      const filter = typed ? `"${typed.replaceAll('"', "")}"` : undefined;
      const answer = await good<Page>(
        api.GET(`/${object.plural}`, { params: { query: { filter, limit: 12 } }, signal }),
      );
      return answer.data.map((record) => ({ id: record.id, title: String(record[object.titleField] ?? "") }));
    },
    placeholderData: (previous) => previous,
  });

export const createRecord = (object: DrawnObject, values: Record<string, unknown>, idempotencyKey: string) =>
  good<Written<RecordData>>(
    api.POST(`/${object.plural}`, {
      body: writeFields(object, values),
      headers: { "idempotency-key": idempotencyKey },
    }),
  );

/** Sets fields of one record; a `Problem` of status 409 carries both sides when somebody was faster. */
export const editRecord = (object: DrawnObject, { id, version }: RecordData, values: Record<string, unknown>) =>
  good<Written<RecordData>>(
    api.PATCH(`/${object.plural}/${id}`, { body: { ...writeFields(object, values), version } }),
  );

export const deleteRecord = (object: DrawnObject, id: string) =>
  good<Written<RecordData>>(api.DELETE(`/${object.plural}/${id}`));

interface BatchStep {
  op: "create" | "update" | "delete";
  id?: string;
  data?: Record<string, unknown>;
}

export interface BatchAnswer {
  status: number;
  problem?: { detail?: string };
}

/** Many writes as one operation, so that one Undo takes them all back. */
export const batchRecords = (object: DrawnObject, operations: BatchStep[]) =>
  good<Written<BatchAnswer[]>>(api.POST(`/${object.plural}/batch`, { body: { operations } }));

/**
 * A mutation that writes records: offers Undo when done and marks what is on screen as stale. Errors are left to the
 * caller, who knows whether they belong to a field, a dialog or a toast.
 */
export function useWrite<Input, T>(send: (input: Input) => Promise<Written<T>>, done: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ operation }) => {
      announce(operation, done);
      // A write may reach further than its own object: a conversion, a merge, an activity on a deal's timeline.
      return queryClient.invalidateQueries({ queryKey: ["records"] });
    },
  });
}
