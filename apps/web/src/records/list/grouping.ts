import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { pathOf, possibleColumns } from "../metadata.ts";

const GROUPABLE: DrawnField["type"][] = ["picklist", "member", "link", "boolean", "currency"];

/** The fields that records share few values of. */
export const groupableFields = (object: DrawnObject): DrawnField[] =>
  possibleColumns(object).filter(({ type, filter }) => filter && GROUPABLE.includes(type));

/** The filter that finds what `filter` does, of one group. */
export function groupFilter(filter: string | undefined, field: DrawnField, key: string | null): string {
  return both(filter, `${pathOf(field)}:${key === null ? "none" : JSON.stringify(key)}`);
}

/** The filter that finds what `filter` does, but for these records. */
export const withoutIds = (filter: string | undefined, ids: string[]): string | undefined =>
  ids.length === 0 ? filter : both(filter, `id!=${ids.join(",")}`);

/** A filter may have alternatives at its top, which parentheses keep together. */
const both = (filter: string | undefined, condition: string) => (filter ? `(${filter}) ${condition}` : condition);
