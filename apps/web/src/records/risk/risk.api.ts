import { queryOptions } from "@tanstack/react-query";
import { createApi, good, type Read, type Schemas } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData } from "../record.ts";

/** An open lead or deal at risk, with the reasons. */
export type RecordRisk = Schemas["RecordRisk"];
export type RiskReason = RecordRisk["reasons"][number];

interface Risks {
  "/api/v1/{plural}/risks": {
    get: Read<{ plural: string }, { data: RecordRisk[] }, { ids?: string; scope?: "mine" | "team" | "everyone" }>;
  };
}
const risks = createApi<Risks>();

/** Nothing changes it but a write, which makes it stale, and time. */
const GOOD_FOR_MS = 5 * 60_000;
const MOST_AT_ONCE = 100;

/** Whether a record can be at risk at all: it is open, in a pipeline. */
export const canBeAtRisk = (object: DrawnObject, record: RecordData): boolean =>
  (object.name === "deal" && record.status === "open") ||
  (object.name === "lead" && ["new", "working", "qualified"].includes(String(record.status)));

/** The risk of one record, null when there is none. A board asks for all its cards at once, in one request. */
export const riskQuery = (object: DrawnObject, id: string) =>
  queryOptions({
    queryKey: ["records", object.name, "risk", id],
    queryFn: () => askTogether(object.plural, id),
    staleTime: GOOD_FOR_MS,
  });

/** The riskiest of somebody's, for Today. */
export const risksQuery = (object: DrawnObject, scope: "mine" | "team" | "everyone") =>
  queryOptions({
    queryKey: ["records", object.name, "risks", scope],
    queryFn: async ({ signal }) => {
      const params = { path: object, query: { scope } };
      return (await good(risks.GET("/api/v1/{plural}/risks", { params, signal }))).data;
    },
    staleTime: GOOD_FOR_MS,
  });

interface Batch {
  ids: Set<string>;
  answer: Promise<Map<string, RecordRisk>>;
}
const open = new Map<string, Batch>();

/** Gathers what is asked for within one turn of the browser. */
async function askTogether(plural: string, id: string): Promise<RecordRisk | null> {
  let batch = open.get(plural);
  if (!batch || batch.ids.size >= MOST_AT_ONCE) {
    const ids = new Set<string>();
    batch = { ids, answer: soon(plural, ids) };
    open.set(plural, batch);
  }
  batch.ids.add(id);
  return (await batch.answer).get(id) ?? null;
}

async function soon(plural: string, ids: Set<string>): Promise<Map<string, RecordRisk>> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (open.get(plural)?.ids === ids) open.delete(plural);
  const params = { path: { plural }, query: { ids: [...ids].join() } };
  const { data } = await good(risks.GET("/api/v1/{plural}/risks", { params }));
  return new Map(data.map((risk) => [risk.id, risk]));
}
