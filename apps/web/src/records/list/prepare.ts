import type { QueryClient } from "@tanstack/react-query";
import type { DrawnObject } from "../../lib/session.ts";
import { soon } from "../../lib/soon.ts";
import { listRequest } from "../asked-first.ts";
import type { ListSearch } from "../list-search.ts";
import { prepareFace } from "./faces.ts";
import { pageQuery } from "./pages.api.ts";

/** Asks for what a list shows first, its records and the code that draws them, before there is a page to show them. */
export async function prepareList(client: QueryClient, object: DrawnObject, search: ListSearch): Promise<void> {
  // A list in groups begins with its groups.
  const rows = search.groupBy ? undefined : client.prefetchQuery(pageQuery(listRequest(object, search), 0));
  // Drawn with the page and not after it.
  await prepareFace();
  if (rows) await soon(rows);
}
