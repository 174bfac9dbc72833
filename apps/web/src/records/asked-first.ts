import type { DrawnField, DrawnObject } from "../lib/session.ts";
import type { ListSearch } from "./list-search.ts";
import type { Pipeline } from "./pipeline.ts";

/*
 * What lists, boards and records ask the API for first. Nothing but types is imported, so that `ahead.ts` can ask it
 * before the script that draws them is there.
 */

export const PAGE_SIZE = 100;
export const CARDS_AT_FIRST = 50;
export const ENTRIES_AT_ONCE = 50;

/** What a list asks for, whichever page of it. */
export interface ListRequest {
  object: DrawnObject;
  filter?: string;
  sort: string;
  expand?: string;
}

/** What a list of an object asks for, looked at as an address says. */
export const listRequest = (object: DrawnObject, search: ListSearch): ListRequest => ({
  object,
  filter: search.filter,
  sort: search.sort ?? object.defaultSort,
  expand: expandOf(columnsOf(object, search.columns)),
});

/** One page of a list; the first by an empty cursor, and with it how many records there are. */
export const pageParameters = ({ filter, sort, expand }: ListRequest, cursor: string) => ({
  filter,
  sort,
  expand,
  limit: PAGE_SIZE,
  ...(cursor === "" ? { total: true } : { cursor }),
});

export const boardParameters = (pipelineId: string, filter?: string) => ({ pipelineId, filter, limit: CARDS_AT_FIRST });

export const recordParameters = ({ fields }: DrawnObject) => ({ expand: expandOf(fields) });

/** The columns a list shows: those asked for, else those the declaration marks, the title always first. */
export function columnsOf(object: DrawnObject, chosen?: string): DrawnField[] {
  const wanted = chosen ? chosen.split(",") : object.fields.filter((field) => field.column).map(({ name }) => name);
  const names = [object.titleField, ...wanted.filter((name) => name !== object.titleField)];
  return names.flatMap((name) => object.fields.find((field) => field.name === name) ?? []);
}

/** Links and members whose names a list or page needs, for `expand`. */
export const expandOf = (fields: DrawnField[]): string | undefined =>
  fields
    .filter(({ type, name }) => ["link", "member", "members"].includes(type) && /Ids?$/.test(name))
    .map(({ name }) => name)
    .join(",") || undefined;

/** The pipeline with this id, else the object's usual one. */
export function choosePipeline<One extends Pick<Pipeline, "id" | "object" | "isDefault">>(
  pipelines: One[],
  object: string,
  id?: string,
): One | undefined {
  const own = pipelines.filter((pipeline) => pipeline.object === object);
  return own.find((pipeline) => pipeline.id === id) ?? own.find((pipeline) => pipeline.isDefault) ?? own[0];
}
