import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { records } from "../records.api.ts";

interface SummaryRequest {
  filter?: string;
  groupBy?: string;
  /** Such as `sum:amount`. */
  measures: string[];
}

/** How many records a filter finds and what their numbers come to, as a whole and by group. */
export const summaryQuery = (object: DrawnObject, { filter, groupBy, measures }: SummaryRequest) =>
  queryOptions({
    queryKey: ["records", object.name, "summary", { filter, groupBy, measures }],
    queryFn: async ({ signal }) => {
      const query = { filter, groupBy, measures: measures.join(",") || undefined };
      const params = { path: object, query };
      return (await good(records.GET("/api/v1/{plural}/summary", { params, signal }))).data;
    },
    placeholderData: (previous) => previous,
  });
