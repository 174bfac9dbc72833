import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { defineBackgroundKind, type JobProblem, type Step } from "../../records/background/background-kind.ts";
import { inJobOperation } from "../../records/background/job-operation.ts";
import { createParsed } from "../../records/batch-create.ts";
import { lockEach } from "../../records/lock.ts";
import { type AnyDoc, type ObjectDefinition, objectNamed } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { preparePatch } from "../../records/prepare.ts";
import { type RowPatch, updateRows } from "../../records/rows.ts";
import { mayEver } from "../../records/scope.ts";
import { query } from "../../records/sql.ts";
import { refreshStatistics } from "../../records/statistics.ts";
import { alone, undoing } from "../../records/undoing.ts";
import { reckonRisksSoon } from "../hygiene/index.ts";
import { type ImportRow, importNamed, setImport, stepBack } from "./find-import.ts";
import type { RowValues } from "./imports.schemas.ts";
import type { RowOutcome } from "./imports.table.ts";
import { findMatches, keysOf } from "./matching/keys.ts";
import { type FoundLinks, findLinks } from "./matching/links.ts";
import { patchOf } from "./patch.ts";

const CHUNK = 1_000;

interface Row extends RowValues {
  line: number;
  outcome: RowOutcome;
  title: string;
  recordId: string | null;
  /** As it was staged. */
  values: RowValues;
}

/** What became of a row: the record, or why there is none. */
interface Applied {
  line: number;
  recordId: string | null;
  title: string;
  failure: string | null;
}

/** Does what the dry run found: creates and updates, so many rows at a time; one operation with one Undo. */
export const importKind = defineBackgroundKind({
  name: "import",
  spec: z.object({ importId: z.uuid() }),
  async step(ctx, { importId }, progress): Promise<Step> {
    const found = await importNamed(ctx, importId);
    const object = objectNamed(found.object);
    if (!mayEver(ctx, object.meta, "create"))
      throw new Problem("forbidden", `The role ${ctx.role.name} may no longer create these.`);
    if (hasDoubled(progress.done)) await refreshStatistics(ctx, written(object, found));
    const after = z.int().catch(0).parse(progress.cursor);
    const rows = await nextRows(ctx, importId, after);
    const spec = { kind: "import", summary: summaryOf(found, object) } as const;
    const { result: applied } = await inJobOperation(ctx, progress, spec, (ctx) => applyRows(ctx, object, found, rows));
    await writeOutcomes(ctx, importId, applied);
    const failed = applied.filter((one) => one.failure !== null);
    const isLast = rows.length < CHUNK;
    await setImport(ctx, importId, {
      counts: { ...found.counts, failed: found.counts.failed + failed.length },
      ...(isLast && { state: "done" }),
    });
    if (isLast && AT_RISK.includes(object.meta.name)) await reckonRisksSoon(ctx);
    return { next: isLast ? null : rows.at(-1)?.line, done: rows.length, problems: failed.map(asProblem) };
  },
  stopped: (ctx, { importId }) => stepBack(ctx, importId, "applying", "checked"),
});

/** What has a risk, or makes one. An import tells no event of each record that would reckon it. */
const AT_RISK = ["lead", "deal", "activity"];

/** After the first chunk, the second, the fourth and so on. */
const hasDoubled = (done: number) => done > 0 && Number.isInteger(Math.log2(done / CHUNK));

/** The objects that get new records: the import's own, and those of the names in it. */
function written(object: ObjectDefinition, { mapping }: ImportRow): ObjectDefinition[] {
  const targets = mapping.columns.map(
    ({ target }) => object.meta.fields.find((field) => field.name === target)?.object,
  );
  const linked = mapping.createLinked ? targets.filter((name) => name !== undefined) : [];
  return [object, ...new Set(linked.map(objectNamed))];
}

const summaryOf = ({ fileName, counts }: ImportRow, { meta }: ObjectDefinition) =>
  `Imported ${counts.create + counts.update} ${meta.pluralLabel.toLowerCase()} from ${fileName}`;

const asProblem = ({ line, title, failure, recordId }: Applied): JobProblem => ({
  recordId,
  title: `Row ${line}: ${title}`,
  detail: failure ?? "",
});

async function nextRows(ctx: Ctx, importId: string, after: number): Promise<Row[]> {
  const rows = await query<Omit<Row, keyof RowValues>>(
    ctx.db,
    sql`select line, outcome, title, record_id as "recordId", values from import_rows
      where org_id = ${ctx.org.id} and import_id = ${importId} and line > ${after} and outcome in ('create', 'update')
      order by line limit ${CHUNK}`,
  );
  return rows.map((row) => ({ ...row, ...row.values }));
}

async function applyRows(ctx: OpCtx, object: ObjectDefinition, found: ImportRow, rows: Row[]): Promise<Applied[]> {
  if (rows.length === 0) return [];
  const links = await linksOf(ctx, object, found, rows);
  const ofOutcome = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome);
  return [
    ...(await createRows(ctx, object, found, ofOutcome("create"), links)),
    ...(await changeRows(ctx, object, found, ofOutcome("update"), links)),
  ];
}

/** What the rows' names mean by now, the companies that they name made first. */
async function linksOf(ctx: OpCtx, object: ObjectDefinition, { mapping }: ImportRow, rows: Row[]): Promise<FoundLinks> {
  const links = await findLinks(ctx, object, rows, mapping.createLinked);
  if (links.missing.size === 0) return links;
  for (const [name, titles] of links.missing) {
    const target = objectNamed(name);
    // Case aside the same name is one company.
    const distinct = [...new Map([...titles].map((title) => [title.toLowerCase(), title])).values()];
    await createParsed(
      ctx,
      target,
      distinct.map((title) => ({ [target.meta.titleField]: title })),
    );
  }
  return findLinks(ctx, object, rows, mapping.createLinked);
}

async function createRows(
  ctx: OpCtx,
  object: ObjectDefinition,
  found: ImportRow,
  rows: Row[],
  links: FoundLinks,
): Promise<Applied[]> {
  const { fresh, refused } = await withoutNewcomers(ctx, object, found, rows);
  if (fresh.length === 0) return refused;
  const values = fresh.map((row) => ({ ...sourceOf(object), ...row.fields, ...linkedIds(row, links) }));
  const together = await undoing(ctx, () => createParsed(ctx, object, values));
  const results = together instanceof Problem ? await oneByOne(ctx, object, values) : together;
  return [...refused, ...fresh.map((row, index) => applied(row, results[index]))];
}

/** Rows whose person or company somebody has added since the dry run are not added again. */
async function withoutNewcomers(ctx: OpCtx, object: ObjectDefinition, { mapping }: ImportRow, rows: Row[]) {
  const keys = rows.map((row) => keysOf(object, { ...row, id: null, problems: [] }, mapping.matchBy));
  const matches = await findMatches(ctx, object, [...new Set(keys.flat())]);
  const isThere = (index: number) => (keys[index] ?? []).some((key) => matches.has(key));
  const detail = "Was added by somebody since the check; check the file again to update it.";
  return {
    fresh: rows.filter((_, index) => !isThere(index)),
    refused: rows.filter((_, index) => isThere(index)).map((row) => ({ ...named(row), failure: detail })),
  };
}

async function oneByOne(ctx: OpCtx, object: ObjectDefinition, values: Record<string, unknown>[]) {
  const results: (AnyDoc | Problem | undefined)[] = [];
  for (const one of values) {
    const made = await undoing(ctx, () => createParsed(ctx, object, [one]));
    results.push(made instanceof Problem ? made : made[0]);
  }
  return results;
}

async function changeRows(
  ctx: OpCtx,
  object: ObjectDefinition,
  found: ImportRow,
  rows: Row[],
  links: FoundLinks,
): Promise<Applied[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap((row) => row.recordId ?? []);
  const locked = new Map((await lockEach(ctx, object, ids, "edit")).map((one) => [one.doc.id, one]));
  const results: Applied[] = [];
  const patches: RowPatch[] = [];
  for (const row of rows) {
    const target = row.recordId ? locked.get(row.recordId) : undefined;
    const patch = target?.allowed
      ? await alone(ctx, () => preparePatch(ctx, object, target.doc, valuesOf(object, target.doc, row, found, links)))
      : null;
    if (!target) results.push({ ...named(row), failure: "The record has been deleted since the check." });
    else if (!target.allowed) results.push({ ...named(row), failure: "Your role may not change this record." });
    else if (patch instanceof Problem) results.push({ ...named(row), failure: patch.message });
    else {
      if (patch) patches.push(patch);
      results.push({ ...named(row), failure: null });
    }
  }
  if (patches.length > 0) await updateRows(ctx, object, patches);
  return results;
}

function valuesOf(object: ObjectDefinition, doc: AnyDoc, row: Row, { mapping }: ImportRow, found: FoundLinks) {
  const { fields, links } = patchOf(object, doc, row, mapping);
  return { ...fields, ...linkedIds({ ...row, links }, found) };
}

const linkedIds = (row: Row, links: FoundLinks) =>
  Object.fromEntries(Object.entries(row.links).map(([field, text]) => [field, links.idOf(field, text)]));

/** Contacts and companies say where they come from. */
const sourceOf = ({ meta }: ObjectDefinition) =>
  meta.fields.some((field) => field.name === "source" && field.options?.some((option) => option.value === "import_csv"))
    ? { source: "import_csv" }
    : {};

const named = ({ line, title, recordId }: Row) => ({ line, title, recordId });

function applied(row: Row, result: AnyDoc | Problem | undefined): Applied {
  if (result instanceof Problem) return { ...named(row), failure: result.message };
  return { ...named(row), recordId: result?.id ?? null, failure: null };
}

async function writeOutcomes(ctx: Ctx, importId: string, applied: Applied[]): Promise<void> {
  if (applied.length === 0) return;
  await query(
    ctx.db,
    sql`update import_rows t set record_id = r."recordId",
        outcome = case when r.failure is null then t.outcome else 'failed' end,
        problems = case when r.failure is null then t.problems
          else jsonb_build_array(jsonb_build_object('column', null, 'detail', r.failure)) end
      from json_to_recordset(${JSON.stringify(applied)}::json) as r(line int, "recordId" uuid, failure text)
      where t.org_id = ${ctx.org.id} and t.import_id = ${importId} and t.line = r.line`,
  );
}
