import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "../../lib/session.ts";
import { prepareList } from "../../records/list/prepare.ts";
import type { ListSearch } from "../../records/list-search.ts";

/** Asks for what the list page of an object shows first, where the member may see the object; its code is waited for. */
export async function prepareRecordWork(client: QueryClient, name: string, search: ListSearch): Promise<void> {
  const object = client.getQueryData(objectsQuery.queryKey)?.find((one) => one.name === name);
  if (object) await prepareList(client, object, search);
}
