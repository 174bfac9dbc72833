import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { languageOf } from "../../platform/language.ts";
import { conflict } from "../../platform/problem.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { insertRows } from "../../records/rows.ts";
import { query } from "../../records/sql.ts";
import { isStanding } from "../../records/standing.ts";
import { activity } from "../activities/activities.object.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { deal } from "../deals/deals.object.ts";
import { reckonRisksSoon } from "../hygiene/index.ts";
import { lead } from "../leads/leads.object.ts";
import { task, taskDependency } from "../tasks/index.ts";
import { sampleData } from "./sample-data.table.ts";
import { ensurePipelines } from "./trade-pipelines.ts";
import { type TradeKey, tradeNamed } from "./trades/index.ts";
import { openAlmanac } from "./world/almanac.ts";
import { WORDS } from "./world/words.ts";
import { buildWorld, type Row } from "./world/world.ts";

const OBJECTS = {
  companies: company,
  contacts: contact,
  leads: lead,
  deals: deal,
  activities: activity,
  tasks: task,
} as const;
type Counts = Record<keyof typeof OBJECTS, number>;

/**
 * Fills an organization with the recent past of a business of the trade, as one operation: undoing it takes all of it
 * away again, the pipelines that were made for it too.
 * @throws Problem conflict while earlier sample data stands
 */
export async function addSampleData(ctx: Ctx, key: TradeKey): Promise<Done<Counts>> {
  return inOperation(ctx, { kind: "import", summary: "Added sample data" }, async (ctx) => {
    await query(ctx.db, sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.org.id} sample data`}, 4))`);
    const operationId = await standingSampleData(ctx);
    if (operationId) throw conflict("There is sample data already; undo it before adding it again.", { operationId });
    // Told to whoever wants to look at it; the pipelines are the organization's, and in its language.
    const language = languageOf(ctx.member?.locale ?? ctx.org.locale);
    const trade = tradeNamed(key, language);
    const pipelines = await ensurePipelines(ctx, trade, { asDefault: false });
    const world = buildWorld({
      ownerId: ctx.member?.id ?? null,
      currency: ctx.org.currency,
      trade,
      words: WORDS[language],
      leadPipeline: pipelines.lead,
      dealPipeline: pipelines.deal,
      almanac: openAlmanac(ctx.now(), ctx.org.timezone),
      zone: ctx.org.timezone,
    });
    const counts: Partial<Counts> = {};
    for (const [name, object] of Object.entries(OBJECTS) as [keyof typeof OBJECTS, ObjectDefinition][]) {
      await insertAsOf(ctx, object, world[name]);
      counts[name] = world[name].length;
    }
    await insertAsOf(ctx, taskDependency, world.dependencies);
    await ctx.db
      .insert(sampleData)
      .values({ orgId: ctx.org.id, operationId: ctx.operation.id, trade: key, createdAt: ctx.now() });
    await reckonRisksSoon(ctx);
    return counts as Counts;
  });
}

/** Writes each row as if at the moment it tells of, so that it is as old as it looks; one statement a moment. */
async function insertAsOf(ctx: OpCtx, object: ObjectDefinition, rows: Row[]): Promise<void> {
  for (const [at, group] of Map.groupBy(rows, (row) => row.createdAt)) {
    await insertRows(
      { ...ctx, now: () => new Date(at) },
      object,
      group.map(({ createdAt: _, ...values }) => values),
    );
  }
}

/** The operation that added sample data; null when none did, or it was undone. An undo that was undone counts for nothing. */
export async function standingSampleData(ctx: Ctx): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    ctx.db,
    sql`select s.operation_id as id from sample_data s where s.org_id = ${ctx.org.id} and ${isStanding(sql`s`)}
      order by s.created_at desc limit 1`,
  );
  return row?.id ?? null;
}
