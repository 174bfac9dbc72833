import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { createApi, good } from "../lib/api.ts";
import type { DrawnObject } from "../lib/session.ts";
import { recordParameters } from "./asked-first.ts";
import { editOnTop } from "./conflict.ts";
import { type Linked, type RecordData, type Written, writeFields } from "./record.ts";
import type { BatchStep, RecordPaths } from "./record-paths.ts";
import { announce } from "./undo/undo.ts";

/** The client of the records of any object. */
export const records = createApi<RecordPaths>();

export const recordQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "one", id],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id }, query: recordParameters(object) };
      return (await good(records.GET("/api/v1/{plural}/{id}", { params, signal }))).data;
    },
  });

/** Records of an object by a part of their name, for pickers. */
export const suggestionsQuery = (object: DrawnObject, typed: string) =>
  queryOptions({
    queryKey: ["records", object.name, "suggestions", typed],
    queryFn: async ({ signal }): Promise<Linked[]> => {
      const filter = typed ? `"${typed.replaceAll('"', "")}"` : undefined;
      const params = { path: object, query: { filter, limit: 12 } };
      const answer = await good(records.GET("/api/v1/{plural}", { params, signal }));
      return answer.data.map((record) => ({ id: record.id, title: String(record[object.titleField] ?? "") }));
    },
    placeholderData: (previous) => previous,
  });

export const createRecord = (object: DrawnObject, values: Record<string, unknown>, idempotencyKey: string) =>
  good(
    records.POST("/api/v1/{plural}", {
      params: { path: object, header: { "Idempotency-Key": idempotencyKey } },
      body: writeFields(object, values),
    }),
  );

/**
 * Sets fields of one record, on top of what others have changed in its other fields since.
 * @throws EditConflict when somebody changed the same fields
 */
export const editRecord = (object: DrawnObject, seen: RecordData, values: Record<string, unknown>) =>
  editOnTop(object, seen, values, (version) =>
    good(
      records.PATCH("/api/v1/{plural}/{id}", {
        params: { path: { plural: object.plural, id: seen.id } },
        body: { ...writeFields(object, values), version },
      }),
    ),
  );

export const deleteRecord = (object: DrawnObject, id: string) =>
  good(records.DELETE("/api/v1/{plural}/{id}", { params: { path: { plural: object.plural, id } } }));

/** Many writes as one operation, so that one Undo takes them all back. */
export const batchRecords = (object: DrawnObject, operations: BatchStep[]) =>
  good(records.POST("/api/v1/{plural}/batch", { params: { path: object }, body: { operations } }));

/**
 * A mutation that writes records: offers Undo when done and marks what is on screen as stale. Errors are left to the
 * caller, who knows whether they belong to a field, a dialog or a toast.
 *
 * @param onWritten where to go next. It is called before anything is read again, because what is read may take away
 * the very component that wrote: a lead just converted has no Convert dialog any more, and a callback given to
 * `mutate` is not called for a component that is gone.
 */
export function useWrite<Input, T>(
  send: (input: Input) => Promise<Written<T>>,
  done: string,
  onWritten?: (data: T) => unknown,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ data, operation }) => {
      announce(operation, done);
      onWritten?.(data);
      // A write may reach further than its own object: a conversion, a merge, an activity on a deal's timeline.
      return queryClient.invalidateQueries({ queryKey: ["records"] });
    },
  });
}
