import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { DrawnField } from "../../lib/session.ts";
import type { RecordData } from "../record.ts";

/** What our tables use of TanStack Table; sorting, filtering and paging are the server's. */
export const features = tableFeatures({ columnResizingFeature, columnSizingFeature, rowSelectionFeature });

export const columnHelper = createColumnHelper<typeof features, RecordData>();

/** How wide a column starts, by what is in it. */
export function widthOf({ type }: DrawnField, isTitle: boolean): number {
  if (isTitle) return 260;
  if (["money", "number", "integer", "percent", "boolean", "currency"].includes(type)) return 120;
  if (["date", "picklist"].includes(type)) return 130;
  if (["link", "member"].includes(type)) return 160;
  return 180;
}

export const isRightAligned = ({ type }: DrawnField) => ["money", "number", "integer", "percent"].includes(type);
