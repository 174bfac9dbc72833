import type { QueryClient } from "@tanstack/react-query";
import type { DrawnObject } from "../../lib/session.ts";
import type { ListSearch } from "../list-search.ts";
import { prepareFace } from "./faces.ts";
import { listRequest, pageQuery } from "./pages.api.ts";

/** Asks for what a list shows first, its records and the code that draws them, before there is a page to show them. */
export function prepareList(client: QueryClient, object: DrawnObject, search: ListSearch): void {
  prepareFace();
  // A list in groups begins with its groups.
  if (!search.groupBy) void client.prefetchQuery(pageQuery(listRequest(object, search), 0));
}
