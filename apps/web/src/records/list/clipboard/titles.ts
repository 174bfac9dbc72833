import type { QueryClient } from "@tanstack/react-query";
import { good } from "../../../lib/api.ts";
import { type DrawnObject, objectsQuery } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { records } from "../../records.api.ts";
import type { PastedCell } from "./paste-plan.ts";
import type { CellReading } from "./read-cell.ts";

/** Looks up the records that cells name by their titles; a title that none or several have is what is wrong with them. */
export async function findTitles(client: QueryClient, cells: PastedCell[]): Promise<PastedCell[]> {
  const objects = await client.ensureQueryData(objectsQuery);
  const found = new Map<string, CellReading>();
  for (const { field, reading } of cells) {
    if (!("title" in reading)) continue;
    const key = `${field.object} ${reading.title}`;
    const object = objects.find(({ name }) => name === field.object);
    if (object && !found.has(key)) found.set(key, await findTitle(object, reading.title));
  }
  return cells.map((cell) => {
    const { field, reading } = cell;
    if (!("title" in reading)) return cell;
    return { ...cell, reading: found.get(`${field.object} ${reading.title}`) ?? { error: m.list_cell_not_pasted() } };
  });
}

async function findTitle(object: DrawnObject, title: string): Promise<CellReading> {
  const filter = JSON.stringify({ field: object.titleField, op: "eq", value: title });
  const { data } = await good(
    records.GET("/api/v1/{plural}", { params: { path: object, query: { filter, limit: 2 } } }),
  );
  const [only, other] = data;
  if (!only) return { error: m.list_cell_no_record({ text: title }) };
  return other ? { error: m.list_cell_many_called({ text: title }) } : { value: only.id };
}
