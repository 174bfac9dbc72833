import type { DrawnField } from "../../lib/session.ts";
import { type ListSearch, parsePairs, printPairs } from "../list-search.ts";
import { pathOf } from "../metadata.ts";
import type { Column } from "./columns.ts";

export const TOTALS = ["sum", "avg", "min", "max"] as const;
export type Total = (typeof TOTALS)[number];

const MEASURED: DrawnField["type"][] = ["money", "number", "integer", "percent"];
/** What the server measures in one answer. */
const MOST = 10;

export const isMeasured = ({ type, filter }: DrawnField) => filter && MEASURED.includes(type);

export interface Measure {
  kind: Total;
  /** As the server names it: `sum:amount`. */
  name: string;
}

/** What is said below each column, by field: as chosen, else the sum of amounts. */
export function totalsOf(columns: Column[], totals: string | undefined): Map<string, Measure> {
  const chosen = parsePairs(totals);
  const measures = columns.flatMap(({ field }) => {
    const usual = field.type === "money" ? "sum" : "none";
    const kind = TOTALS.find((one) => one === (chosen.get(field.name) ?? usual));
    return isMeasured(field) && kind ? [[field.name, { kind, name: `${kind}:${pathOf(field)}` }] as const] : [];
  });
  return new Map(measures.slice(0, MOST));
}

export function chooseTotal(totals: string | undefined, field: string, kind: Total | "none"): Partial<ListSearch> {
  return { totals: printPairs(parsePairs(totals).set(field, kind)) };
}
