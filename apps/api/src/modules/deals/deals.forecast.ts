import { shift } from "@mainstay/model/time";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { forbidden } from "../../platform/problem.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { allOf, query } from "../../records/sql.ts";
import { listPipelines } from "../pipelines/pipelines.service.ts";
import { deal } from "./deals.object.ts";

export const ForecastRequest = z.object({
  pipelineId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  from: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .describe("The first month, `2026-11`; this month when left out"),
  months: z.coerce.number().int().min(1).max(24).default(6),
});
export type ForecastRequest = z.infer<typeof ForecastRequest>;

const Cell = z.object({
  count: z.int().describe("Open deals expected to close then"),
  amount: z.string(),
  weighted: z.string().describe("The amounts times their chances"),
  wonCount: z.int().describe("Deals won then"),
  wonAmount: z.string(),
});
const Line = z.object({
  months: z.array(Cell),
  overdue: Cell.describe("Open deals that were expected before the first month"),
  later: Cell.describe("Open deals expected after the last month"),
  undated: Cell.describe("Open deals that nobody said a date for"),
});
export const Forecast = z.object({
  currency: z.string(),
  months: z.array(z.string()),
  total: Line,
  pipelines: z.array(Line.extend({ id: z.uuid(), name: z.string() })),
  owners: z.array(Line.extend({ id: z.uuid().nullable(), name: z.string().nullable() })),
  otherCurrencies: z.int().describe("Deals left out since they are in another currency"),
});
type Cell = z.infer<typeof Cell>;
type Line = z.infer<typeof Line>;

/**
 * What open deals may bring, by the month they are expected to close, and what won ones brought; of the deals the actor
 * may read, in the organization's currency. Months are those of the organization's zone.
 * @throws Problem forbidden when the role may not see what it is reckoned from
 */
export async function forecastDeals(ctx: Ctx, request: ForecastRequest): Promise<z.infer<typeof Forecast>> {
  refuseUnseen(ctx);
  const months = monthsFrom(ctx, request);
  const rows = await sumUp(ctx, request, months);
  const lines = (of: (row: Sums) => boolean) => lineOf(months, rows.filter(of));
  const pipelines = await listPipelines(ctx, "deal");
  const owners = [...new Set(rows.filter((row) => row.by === "owner").map((row) => row.ownerId))];
  return {
    currency: ctx.org.currency,
    months,
    total: lines((row) => row.by === "all"),
    pipelines: pipelines
      .filter(({ id }) => rows.some((row) => row.by === "pipeline" && row.pipelineId === id))
      .map(({ id, name }) => ({ id, name, ...lines((row) => row.by === "pipeline" && row.pipelineId === id) })),
    owners: owners.map((id) => ({
      id,
      name: rows.find((row) => row.by === "owner" && row.ownerId === id)?.ownerName ?? null,
      ...lines((row) => row.by === "owner" && row.ownerId === id),
    })),
    otherCurrencies: rows.filter((row) => row.by === "all").reduce((sum, row) => sum + row.foreign, 0),
  };
}

/** A sum would tell what a hidden field says. */
function refuseUnseen(ctx: Ctx) {
  const hidden = hiddenFields(ctx, deal.meta);
  const needed = ["amount", "currency", "probability", "closeDate", "closedAt", "status", "pipelineId", "ownerId"];
  if (!mayEver(ctx, deal.meta, "read") || needed.some((name) => hidden.includes(name))) {
    throw forbidden(`The role ${ctx.role.name} may not see what a forecast is made of.`);
  }
}

function monthsFrom(ctx: Ctx, { from, months }: ForecastRequest): string[] {
  const first = from ? new Date(`${from}-01T00:00:00Z`) : new Date(`${monthIn(ctx, ctx.now())}-01T00:00:00Z`);
  return Array.from({ length: months }, (_, index) => shift(first, index, "months", "UTC").toISOString().slice(0, 7));
}

const monthIn = (ctx: Ctx, at: Date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: ctx.org.timezone, year: "numeric", month: "2-digit" }).format(at);

interface Sums extends Cell {
  /** A month, or `overdue`, `later`, `undated`. */
  period: string;
  by: "all" | "pipeline" | "owner";
  pipelineId: string | null;
  ownerId: string | null;
  ownerName: string | null;
  /** Deals in other currencies, which the sums leave out. */
  foreign: number;
}

/** Everything in one reading of the deals: by month, and each month by pipeline and by owner. */
async function sumUp(ctx: Ctx, { pipelineId, ownerId }: ForecastRequest, months: string[]): Promise<Sums[]> {
  const first = `${months[0]}-01`;
  const until = sql`(${`${months.at(-1)}-01`}::date + interval '1 month')`;
  const where = allOf([
    sql`t.org_id = ${ctx.org.id}`,
    sql`t.deleted_at is null`,
    scope(ctx, deal, "read"),
    pipelineId ? sql`t.pipeline_id = ${pipelineId}` : null,
    ownerId ? sql`t.owner_id = ${ownerId}` : null,
    sql`(t.status = 'open' or (t.status = 'won' and t.closed_at at time zone ${ctx.org.timezone} >= ${first}::date and t.closed_at at time zone ${ctx.org.timezone} < ${until}))`,
  ]);
  return query<Sums>(
    ctx.db,
    sql`with d as (
        select t.pipeline_id, t.owner_id, t.status = 'open' as is_open, t.currency = ${ctx.org.currency} as is_ours,
          t.amount, coalesce(t.probability, s.probability, 0) as chance, ${periodOf(ctx, first, until)} as period
        from deals t join stages s on s.org_id = t.org_id and s.id = t.stage_id where ${where})
      select d.period, case when grouping(d.pipeline_id) = 0 then 'pipeline' when grouping(d.owner_id) = 0 then 'owner' else 'all' end as by,
        d.pipeline_id as "pipelineId", d.owner_id as "ownerId",
        (select u.name from auth.member m join auth."user" u on u.id = m.user_id where m.organization_id = ${ctx.org.id} and m.id = d.owner_id) as "ownerName",
        (count(*) filter (where d.is_open))::int as count,
        coalesce(sum(d.amount) filter (where d.is_open and d.is_ours), 0)::text as amount,
        coalesce(round(sum(d.amount * d.chance / 100.0) filter (where d.is_open and d.is_ours), 2), 0)::text as weighted,
        (count(*) filter (where not d.is_open))::int as "wonCount",
        coalesce(sum(d.amount) filter (where not d.is_open and d.is_ours), 0)::text as "wonAmount",
        (count(*) filter (where not d.is_ours))::int as foreign
      from d group by grouping sets ((d.period), (d.period, d.pipeline_id), (d.period, d.owner_id)) order by "ownerName" nulls last`,
  );
}

const periodOf = (ctx: Ctx, first: string, until: SQL): SQL => sql`case
    when t.status = 'won' then to_char(t.closed_at at time zone ${ctx.org.timezone}, 'YYYY-MM')
    when t.close_date is null then 'undated' when t.close_date < ${first}::date then 'overdue'
    when t.close_date >= ${until} then 'later' else to_char(t.close_date, 'YYYY-MM') end`;

const NOTHING: Cell = { count: 0, amount: "0", weighted: "0", wonCount: 0, wonAmount: "0" };

function lineOf(months: string[], rows: Sums[]): Line {
  const cell = (period: string): Cell => {
    const { count, amount, weighted, wonCount, wonAmount } = rows.find((row) => row.period === period) ?? NOTHING;
    return { count, amount, weighted, wonCount, wonAmount };
  };
  return { months: months.map(cell), overdue: cell("overdue"), later: cell("later"), undated: cell("undated") };
}
