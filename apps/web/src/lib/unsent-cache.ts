import type { QueryClient } from "@tanstack/react-query";

type Known = Record<string, unknown> & { id: string };

/** A record as some screen has fetched it. */
export function findRecord(client: QueryClient, id: string): Known | undefined {
  for (const [, data] of client.getQueriesData({ queryKey: ["records"] })) {
    const found = search(data, id);
    if (found) return found;
  }
  return undefined;
}

/** Sets fields of a record wherever it is on screen: in lists, on boards, on its page. */
export function patchRecord(client: QueryClient, id: string, fields: Record<string, unknown>): void {
  client.setQueriesData({ queryKey: ["records"] }, (data: unknown) => replace(data, id, fields));
}

const isRecord = (value: object, id: string): value is Known => "id" in value && value.id === id && "version" in value;

function search(data: unknown, id: string): Known | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  if (isRecord(data, id)) return data;
  for (const part of Object.values(data)) {
    const found = search(part, id);
    if (found) return found;
  }
  return undefined;
}

/** The same data with the record's fields set; parts without the record stay the very same objects. */
function replace(data: unknown, id: string, fields: Record<string, unknown>): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (isRecord(data, id)) return { ...data, ...fields };
  if (Array.isArray(data)) {
    const next = data.map((part) => replace(part, id, fields));
    return next.some((part, index) => part !== data[index]) ? next : data;
  }
  const entries = Object.entries(data);
  const next = entries.map(([key, part]) => [key, replace(part, id, fields)] as const);
  return next.some(([, part], index) => part !== entries[index]?.[1]) ? Object.fromEntries(next) : data;
}
