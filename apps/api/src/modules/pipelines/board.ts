import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { forbidden, notFound } from "../../platform/problem.ts";
import { JsonText } from "../../platform/route.ts";
import { documentColumns } from "../../records/document.ts";
import { filterSql } from "../../records/filter-sql.ts";
import { expansions, visibleFields } from "../../records/list.ts";
import { readFilter } from "../../records/read-filter.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { allOf, query, quoted, raw } from "../../records/sql.ts";
import type { Staged } from "./moving.ts";
import { listPipelines } from "./pipelines.service.ts";

export interface BoardRequest {
  pipelineId?: string;
  filter?: string;
  /** Cards of each column. */
  limit: number;
}

/**
 * A pipeline's columns: count, sum and weighted sum of all records in the stage, and the first cards in their order.
 * Sums are in the organization's currency and leave other currencies out; the count has them all.
 * @throws Problem not-found for an unknown pipeline, bad-request for a wrong filter
 */
export async function readBoard(
  ctx: Ctx,
  { object, name, valueField }: Staged,
  request: BoardRequest,
): Promise<JsonText> {
  if (!mayEver(ctx, object.meta, "read"))
    throw forbidden(`The role ${ctx.role.name} may not read ${object.meta.pluralLabel.toLowerCase()}.`);
  const pipelines = await listPipelines(ctx, name);
  const pipeline = request.pipelineId ? pipelines.find((one) => one.id === request.pipelineId) : pipelines[0];
  if (!pipeline) throw notFound("Pipeline");
  const fields = await visibleFields(ctx, object);
  const where = allOf([
    sql`t.org_id = ${ctx.org.id}`,
    sql`t.deleted_at is null`,
    sql`t.stage_id = s.id`,
    scope(ctx, object, "read"),
    request.filter ? filterSql(ctx, await readFilter(ctx, request.filter, fields), object, fields) : null,
  ]);
  const table = raw(quoted(object.tableName));
  const seesValue = !hiddenFields(ctx, object.meta).includes(valueField);
  const value = raw(seesValue ? `t.${quoted(object.columns[valueField]?.name ?? "")}` : "null::numeric");
  const seesChance = !hiddenFields(ctx, object.meta).includes("probability");
  const chance = raw(seesChance ? "coalesce(t.probability, s.probability, 0)" : "coalesce(s.probability, 0)");
  const columns = raw(documentColumns(object, hiddenFields(ctx, object.meta)));
  const [row] = await query<{ data: string }>(
    ctx.db,
    sql`select coalesce(json_agg(json_build_object('stageId', s.id, 'count', totals.count, 'sum', totals.sum::text, 'weighted', totals.weighted::text,
        'currency', ${ctx.org.currency}::text, 'records', cards.records) order by s.position, s.id), '[]')::text as data
      from stages s
      cross join lateral (select count(*) as count, coalesce(sum(${value}) filter (where t.currency = ${ctx.org.currency}), 0) as sum,
          coalesce(round(sum(${value} * ${chance} / 100.0) filter (where t.currency = ${ctx.org.currency}), 2), 0) as weighted
        from ${table} t where ${where}) totals
      cross join lateral (select coalesce(json_agg(c.doc), '[]') as records from (
        select (select to_json(x) from (select ${columns}${expansions(ctx, object, { expand: ["contactId", "companyId", "ownerId"].filter((name) => !hiddenFields(ctx, object.meta).includes(name)) })}) x) as doc
        from ${table} t where ${where} order by t.position, t.id limit ${request.limit}) c) cards
      where s.org_id = ${ctx.org.id} and s.pipeline_id = ${pipeline.id} and s.deleted_at is null`,
  );
  return new JsonText(row?.data ?? "[]");
}
