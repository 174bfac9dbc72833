import { useQueryClient } from "@tanstack/react-query";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { type RecordData, writeFields } from "../../record.ts";
import type { BatchAnswer } from "../../record-paths.ts";
import { batchRecords, useWrite } from "../../records.api.ts";
import { changeShown, withValue } from "../editing/shown.ts";
import { changesOf, type PastedCell } from "./paste-plan.ts";

/** What the batch route takes at once, and so what one Undo takes back. */
export const MOST_ROWS = 1_000;

/**
 * Writes cells as one operation, shown at once and taken back where the server refuses. Answers the cells of the
 * records that were refused, each with why.
 */
export function useWriteCells(object: DrawnObject): (cells: PastedCell[]) => Promise<PastedCell[]> {
  const client = useQueryClient();
  const save = useWrite((changes: Map<RecordData, Record<string, unknown>>) => {
    const steps = [...changes].map(([{ id, version }, values]) => {
      return { op: "update" as const, id, version, data: writeFields(object, values) };
    });
    return batchRecords(object, steps);
  }, m.list_cells_saved());

  return async (cells) => {
    const changes = changesOf(cells);
    if (changes.size === 0) return [];
    showAll(cells);
    try {
      const { data } = await save.mutateAsync(changes);
      const refused = new Map([...changes.keys()].map(({ id }, index) => [id, data[index]] as const));
      return cells.flatMap((cell) => withReason(cell, refused.get(cell.record.id)));
    } catch (error) {
      takeBack(cells);
      throw error;
    }
  };

  function showAll(cells: PastedCell[]) {
    const byRecord = Map.groupBy(cells, ({ record }) => record.id);
    changeShown(client, object, (record) =>
      byRecord.get(record.id)?.reduce((shown, { field, reading }) => {
        const isKnown = "value" in reading && field.type !== "link" && field.type !== "member";
        return isKnown ? withValue(shown, field, reading.value) : shown;
      }, record),
    );
  }

  function takeBack(cells: PastedCell[]) {
    const before = new Map(cells.map(({ record }) => [record.id, record]));
    changeShown(client, object, (record) => before.get(record.id));
  }
}

function withReason(cell: PastedCell, answer: BatchAnswer | undefined): PastedCell[] {
  if (!answer || answer.status < 400) return [];
  const { detail = m.common_not_saved(), errors = [] } = answer.problem ?? {};
  const own = errors.find(({ pointer }) => pointer.split("/").includes(cell.field.name));
  // The others of the same record were not written either, and can be once the wrong one is mended.
  if (errors.length > 0 && !own) return [cell];
  return [{ ...cell, reading: { error: own?.detail ?? detail } }];
}
