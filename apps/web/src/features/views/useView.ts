import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ListSearch, OnSearch } from "../../records/list-search.ts";
import { viewsQuery } from "../../records/views.api.ts";
import { configOf, firstOf, searchOf } from "./views.api.ts";

/** Says that a list shows everything on purpose, though a view opens first. */
export const NO_VIEW = "none";

/**
 * Fills in what an address leaves out: `?view=…` alone shows the whole view, and an address that says nothing the view
 * that opens first.
 */
export function useViewOfAddress(object: string, search: ListSearch, onSearch: OnSearch) {
  const { data: views } = useQuery(viewsQuery);
  const isBare = Object.keys(configOf(search)).length === 0;
  const wanted =
    search.view === undefined ? firstOf(views ?? [], object) : views?.find((view) => view.id === search.view);
  const isToFill = isBare && wanted !== undefined && Object.keys(wanted.config).length > 0;
  useEffect(() => {
    if (isToFill && wanted) onSearch(searchOf(wanted.config, wanted.id), { replace: true });
  });
}
