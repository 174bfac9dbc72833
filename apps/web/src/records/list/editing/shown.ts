import type { QueryClient } from "@tanstack/react-query";
import type { DrawnField, DrawnObject } from "../../../lib/session.ts";
import type { RecordData } from "../../record.ts";
import type { RecordPage } from "../pages.api.ts";

/** The record as it is in the lists on screen. */
export function shownRecord(client: QueryClient, object: DrawnObject, id: string): RecordData | undefined {
  for (const [, page] of client.getQueriesData<RecordPage>({ queryKey: ["records", object.name, "list"] })) {
    const found = isPage(page) ? page.data.find((record) => record.id === id) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Changes records where lists show them, before or instead of asking the server. */
export function changeShown(
  client: QueryClient,
  object: DrawnObject,
  change: (record: RecordData) => RecordData | undefined,
) {
  client.setQueriesData<RecordPage>({ queryKey: ["records", object.name, "list"] }, (page) => {
    if (!isPage(page)) return page;
    let isTouched = false;
    const data = page.data.map((record) => {
      const next = change(record);
      isTouched ||= next !== undefined;
      return next ?? record;
    });
    return isTouched ? { ...page, data } : page;
  });
}

/** The record with another value in this field. */
export const withValue = (record: RecordData, field: DrawnField, value: unknown): RecordData =>
  field.custom ? { ...record, custom: { ...record.custom, [field.name]: value } } : { ...record, [field.name]: value };

/** Cursors are kept beside the pages. */
const isPage = (page: RecordPage | undefined): page is RecordPage =>
  typeof page === "object" && page !== null && "data" in page;
