import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import { expandOf } from "../asked-first.ts";
import { records } from "../records.api.ts";
import type { Relation } from "./related.ts";

const SHOWN = 5;

/** The newest few of what hangs on a record, and how many there are. */
export const relatedQuery = ({ object, field, filter }: Relation) =>
  queryOptions({
    queryKey: ["records", object.name, "related", field.name, filter],
    queryFn: ({ signal }) => {
      const expand = expandOf(object.fields.filter(({ name }) => name === "stageId"));
      const query = { filter, limit: SHOWN, total: true, expand };
      return good(records.GET("/api/v1/{plural}", { params: { path: object, query }, signal }));
    },
  });
