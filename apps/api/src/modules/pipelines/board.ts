import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { JsonText } from "../../platform/route.ts";
import { documentColumns } from "../../records/document.ts";
import { expansions } from "../../records/list.ts";
import { mayNot } from "../../records/lock.ts";
import { matching } from "../../records/matching.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { query, quoted, raw } from "../../records/sql.ts";
import { nextFollowUp } from "../activities/next-follow-up.ts";
import type { Staged } from "./moving.ts";
import { listPipelines } from "./pipelines.service.ts";

export interface BoardRequest {
  pipelineId?: string;
  filter?: string;
  /** Cards of each column. */
  limit: number;
  /** Cards of columns of which there are more on the screen, by stage. */
  cards?: Record<string, number>;
}

/**
 * A pipeline's columns: count, sum and weighted sum of all records in the stage, and the first cards in their order.
 * Sums are in the organization's currency and leave other currencies out; the count has them all.
 * @throws Problem not-found for an unknown pipeline, bad-request for a wrong filter
 */
export async function readBoard(ctx: Ctx, staged: Staged, request: BoardRequest): Promise<JsonText> {
  const { object, name, valueField } = staged;
  const pipelines = await listPipelines(ctx, name);
  const pipeline = request.pipelineId ? pipelines.find((one) => one.id === request.pipelineId) : pipelines[0];
  if (!pipeline) throw notFound("Pipeline");
  const where = sql`${await visibleCards(ctx, staged, request.filter)} and t.stage_id = s.id`;
  const hidden = hiddenFields(ctx, object.meta);
  const table = raw(quoted(object.tableName));
  const value = raw(
    hidden.includes(valueField) ? "null::numeric" : `t.${quoted(object.columns[valueField]?.name ?? "")}`,
  );
  const chance = raw(
    hidden.includes("probability") ? "coalesce(s.probability, 0)" : "coalesce(t.probability, s.probability, 0)",
  );
  const limit = sql`coalesce((${JSON.stringify(request.cards ?? {})}::jsonb->>s.id::text)::int, ${request.limit}::int)`;
  const [row] = await query<{ data: string }>(
    ctx.db,
    sql`select coalesce(json_agg(json_build_object('stageId', s.id, 'count', totals.count, 'sum', totals.sum::text, 'weighted', totals.weighted::text,
        'currency', ${ctx.org.currency}::text, 'records', cards.records,
        'next', case when totals.count > cards.shown then cards.last end) order by s.position, s.id), '[]')::text as data
      from stages s
      cross join lateral (select count(*) as count, coalesce(sum(${value}) filter (where t.currency = ${ctx.org.currency}), 0) as sum,
          coalesce(round(sum(${value} * ${chance} / 100.0) filter (where t.currency = ${ctx.org.currency}), 2), 0) as weighted
        from ${table} t where ${where}) totals
      cross join lateral (select coalesce(json_agg(c.doc order by c.n), '[]') as records, count(*) as shown,
          (array_agg(c.place order by c.n desc))[1] as last
        from (${cards(ctx, staged, where, limit)}) c) cards
      where s.org_id = ${ctx.org.id} and s.pipeline_id = ${pipeline.id} and s.deleted_at is null`,
  );
  return new JsonText(row?.data ?? "[]");
}

export interface ColumnRequest {
  filter?: string;
  /** `next` of the column, or `page.next` of the page before. */
  after: string;
  limit: number;
}

/**
 * More cards of one column, those that follow a place in it.
 * @throws Problem bad-request for a wrong filter or place, not-found for an unknown stage, forbidden when the role
 * reads none
 */
export async function readColumn(ctx: Ctx, staged: Staged, stageId: string, request: ColumnRequest) {
  const pipelines = await listPipelines(ctx, staged.name);
  if (!pipelines.some(({ stages }) => stages.some(({ id }) => id === stageId))) throw notFound("Stage");
  const [position, id] = readPlace(request.after);
  const where = sql`${await visibleCards(ctx, staged, request.filter)} and t.stage_id = ${stageId}
    and (t.position, t.id) > (${position}::numeric, ${id}::uuid)`;
  const [row] = await query<{ data: string; last: string | null; more: boolean }>(
    ctx.db,
    sql`select coalesce(json_agg(c.doc order by c.n) filter (where c.n <= ${request.limit}), '[]')::text as data,
        max(c.place) filter (where c.n = ${request.limit}) as last, count(*) > ${request.limit} as more
      from (${cards(ctx, staged, where, sql`${request.limit + 1}`)}) c`,
  );
  return { data: new JsonText(row?.data ?? "[]"), page: { next: row?.more ? row.last : null } };
}

/** The records a board shows to the actor, over the alias `t`. */
async function visibleCards(ctx: Ctx, { object }: Staged, filter: string | undefined): Promise<SQL> {
  if (!mayEver(ctx, object.meta, "read")) throw mayNot(ctx, object, "read");
  return matching(ctx, object, { filter });
}

const PARTIES = ["contactId", "companyId", "ownerId"];
const ON_EVERY_CARD = [...PARTIES, "version", "createdAt", "updatedAt", "stageId", "stageChangedAt", "probability"];

/** `doc`, `place` and number `n` of each card, in the column's order. A card is a record in short, with what is to be done next. */
function cards(ctx: Ctx, { object, cardFields }: Staged, where: SQL, limit: SQL): SQL {
  const hidden = hiddenFields(ctx, object.meta);
  const columns = raw(documentColumns(object, hidden, [...ON_EVERY_CARD, ...cardFields]));
  const expand = PARTIES.filter((name) => !hidden.includes(name));
  const [edit, remove] = [scope(ctx, object, "edit"), scope(ctx, object, "delete")];
  return sql`select row_number() over (order by t.position, t.id) as n, t.position::text || '/' || t.id as place,
      (select to_json(x) from (select ${columns}${expansions(ctx, object, { expand })}, ${nextFollowUp(ctx, object.meta.name)} as "nextFollowUp",
        json_build_object('edit', ${edit ?? sql`true`}, 'delete', ${remove ?? sql`true`}) as can) x) as doc
    from ${raw(quoted(object.tableName))} t where ${where} order by t.position, t.id limit ${limit}`;
}

function readPlace(text: string): [position: string, id: string] {
  const [, position, id] = /^(-?\d+(?:\.\d+)?)\/([0-9a-f-]{36})$/.exec(text) ?? [];
  if (position && id) return [position, id];
  throw new Problem("bad-request", "This is no place in a column; take it from the column's `next`.", {
    errors: [{ pointer: "?after", detail: "Take it from `next` of the same column and filter." }],
  });
}
