import { queryOptions } from "@tanstack/react-query";
import { good } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { records } from "../records.api.ts";

/** A stage a record has been in, once or several times. */
export interface StageVisits {
  stageId: string;
  /** When it was entered last. */
  enteredAt: string;
  /** All the time spent there. */
  seconds: number;
  times: number;
}

export interface StageVisit {
  stageId: string;
  name: string;
  enteredAt: string;
  leftAt: string | null;
  seconds: number;
  by: string;
}

export const stageHistoryQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    // Below the record's own key: whatever makes the record stale makes its history stale.
    queryKey: ["records", object.name, "one", id, "stage-history"],
    queryFn: async ({ signal }) => {
      const params = { path: { plural: object.plural, id } };
      return (await good(records.GET("/api/v1/{plural}/{id}/stage-history", { params, signal }))).data;
    },
  });

/** What was spent in each stage, over all visits. */
export function byStage(visits: StageVisit[]): Map<string, StageVisits> {
  const found = new Map<string, StageVisits>();
  for (const { stageId, enteredAt, seconds } of visits) {
    const before = found.get(stageId);
    found.set(stageId, {
      stageId,
      enteredAt,
      seconds: seconds + (before?.seconds ?? 0),
      times: 1 + (before?.times ?? 0),
    });
  }
  return found;
}
