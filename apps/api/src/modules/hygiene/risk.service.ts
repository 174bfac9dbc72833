import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { masked } from "../../records/scope.ts";
import { query, quoted, raw, uuidArray } from "../../records/sql.ts";
import { titleOf } from "../../records/write.ts";
import { RISK_LEVELS } from "../pipelines/risk.field.ts";
import { SCOPES, theirs } from "../today/whose.ts";
import { riskFacts } from "./risk.facts.ts";
import { assessRisk, RISK_RULES, type Risk } from "./risk.rules.ts";

const MOST = 100;
/** Of somebody's open records the most valuable are looked at, so that the cost does not grow with how many there are. */
const LOOKED_AT = 300;
const SHOWN = 20;

export const RisksRequest = z.object({
  ids: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.uuid()).min(1).max(MOST))
    .optional()
    .describe(`Up to ${MOST} ids, parted by commas; without them the riskiest of a scope`),
  scope: z.enum(SCOPES).default("mine"),
});

export const RecordRisk = z
  .object({
    id: z.uuid(),
    title: z.string(),
    level: z.enum(RISK_LEVELS),
    score: z.int(),
    reasons: z.array(z.object({ rule: z.enum(RISK_RULES), weight: z.int(), count: z.int().nullable() })),
  })
  .meta({ id: "RecordRisk" });

/** Open records at risk that the actor may read, with the reasons: of these ids, or the riskiest of a scope. */
export async function listRisks(ctx: Ctx, object: ObjectDefinition, { ids, scope }: z.output<typeof RisksRequest>) {
  const wanted = ids
    ? { where: sql`t.id = any(${uuidArray(ids)})`, limit: MOST }
    : { where: theirs(ctx, scope, sql`t.owner_id`) ?? sql`true`, limit: LOOKED_AT };
  const facts = await riskFacts(ctx, object, wanted);
  const risks = [...facts]
    .flatMap(([id, known]) => {
      const risk = assessRisk(known);
      return risk ? [{ id, ...risk }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
  return withTitles(ctx, object, ids ? risks : risks.slice(0, SHOWN));
}

async function withTitles(ctx: Ctx, object: ObjectDefinition, risks: (Risk & { id: string })[]) {
  if (risks.length === 0) return [];
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(object, [], [object.meta.titleField])} as doc from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(risks.map(({ id }) => id))})`,
  );
  const titles = new Map(rows.map(({ doc }) => [doc.id, titleOf(object, masked(ctx, object.meta, doc))]));
  return risks.map((risk) => ({ ...risk, title: titles.get(risk.id) ?? "" }));
}
