import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { defineBackgroundKind, type Step } from "../../records/background/background-kind.ts";
import { objectNamed } from "../../records/object.ts";
import { query, textArray } from "../../records/sql.ts";
import { type Classified, classify } from "./classify.ts";
import { filesOf } from "./files.ts";
import { type ImportRow, importNamed, setImport, stepBack } from "./find-import.ts";
import { type ImportCounts, NO_COUNTS } from "./imports.schemas.ts";
import { importKeys, importRows } from "./imports.table.ts";
import { importTargets } from "./mapping/targets.ts";
import { findMatches, keysOf } from "./matching/keys.ts";
import { findLinks } from "./matching/links.ts";
import { readFile } from "./reading/read-file.ts";
import { readStaged, stageRows } from "./reading/staged-rows.ts";
import { type ReadRow, rowReader } from "./values/read-row.ts";

const CHUNK = 2_000;
const Cursor = z.object({ offset: z.int(), line: z.int() });

/** The dry run: what would become of each row, written down and counted; no record is touched. */
export const checkKind = defineBackgroundKind({
  name: "import-check",
  spec: z.object({ importId: z.uuid() }),
  async step(ctx, { importId }, { cursor }): Promise<Step> {
    const found = await importNamed(ctx, importId);
    const files = filesOf(ctx, importId);
    if (cursor === null) {
      await forgetRows(ctx, importId);
      const total = await stageRows(readFile(files.given, found), files.rows, found.hasHeader);
      await setImport(ctx, importId, { counts: { ...NO_COUNTS, rows: total } });
      if (total === 0) await setImport(ctx, importId, { state: "checked" });
      return { next: total > 0 ? { offset: 0, line: 0 } : null, done: 0, total };
    }
    const at = Cursor.parse(cursor);
    const { rows, offset } = await readStaged(files.rows, at.offset, CHUNK);
    const counts = await checkRows(ctx, found, rows, at.line);
    const isLast = rows.length < CHUNK;
    await setImport(ctx, importId, { counts, ...(isLast && { state: "checked" }) });
    return { next: isLast ? null : { offset, line: at.line + rows.length }, done: rows.length };
  },
  stopped: (ctx, { importId }) => stepBack(ctx, importId, "checking", "uploaded"),
});

async function forgetRows(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db.delete(importRows).where(and(eq(importRows.orgId, ctx.org.id), eq(importRows.importId, importId)));
  await ctx.db.delete(importKeys).where(and(eq(importKeys.orgId, ctx.org.id), eq(importKeys.importId, importId)));
}

/** Judges some rows of the file, `before` which so many came. @returns the counts with these */
async function checkRows(ctx: Ctx, found: ImportRow, cells: string[][], before: number): Promise<ImportCounts> {
  const object = objectNamed(found.object);
  const { mapping } = found;
  const targets = await importTargets(ctx, object);
  const read = rowReader(ctx, { columns: found.columns, mappings: mapping.columns, targets });
  const rows = cells.map((row, index) => ({ ...read(row), cells: row, line: before + index + 1 }));
  const keys = rows.map((row) => (row.problems.length > 0 ? [] : keysOf(object, row, mapping.matchBy)));
  const matches = await findMatches(ctx, object, [...new Set(keys.flat())]);
  const links = await findLinks(ctx, object, rows, mapping.createLinked);
  const recordKeys = (own: string[]) =>
    own.flatMap((key) => matches.get(key) ?? []).map(({ doc }) => `record ${doc.id}`);
  const owned = rows.map((row, index) => ({
    line: row.line,
    keys: [...new Set([...(keys[index] ?? []), ...recordKeys(keys[index] ?? [])])],
  }));
  const firsts = await claimKeys(ctx, found.id, owned);
  const counts = { ...found.counts };
  const judged = rows.map((row, index) => {
    const own = new Map(
      (keys[index] ?? []).flatMap((key) => matches.get(key) ?? []).map((match) => [match.doc.id, match]),
    );
    const earlier = Math.min(...(owned[index]?.keys ?? []).map((key) => firsts.get(key) ?? row.line), row.line);
    const result = classify(row, {
      ctx,
      object,
      mapping,
      links,
      matches: [...own.values()],
      earlierLine: earlier < row.line ? earlier : null,
    });
    counts[result.outcome] += 1;
    return { row, result };
  });
  await writeRows(ctx, found.id, judged);
  return counts;
}

/** Gives each key to the first row that has it. @returns the row of each */
async function claimKeys(
  ctx: Ctx,
  importId: string,
  rows: { line: number; keys: string[] }[],
): Promise<Map<string, number>> {
  const pairs = rows.flatMap(({ line, keys }) => keys.map((key) => ({ key, line })));
  if (pairs.length === 0) return new Map();
  await query(
    ctx.db,
    sql`insert into import_keys (org_id, import_id, key, line)
      select ${ctx.org.id}, ${importId}, r.key, min(r.line) from json_to_recordset(${JSON.stringify(pairs)}::json) as r(key text, line int)
      group by r.key on conflict do nothing`,
  );
  const found = await query<{ key: string; line: number }>(
    ctx.db,
    sql`select key, line from import_keys where org_id = ${ctx.org.id} and import_id = ${importId}
      and key = any(${textArray(pairs.map(({ key }) => key))})`,
  );
  return new Map(found.map(({ key, line }) => [key, line]));
}

type Judged = { row: ReadRow & { cells: string[]; line: number }; result: Classified };

async function writeRows(ctx: Ctx, importId: string, judged: Judged[]): Promise<void> {
  const data = judged.map(({ row: { line, cells, fields, links }, result: { recordId, ...result } }) => ({
    line,
    cells,
    values: { fields, links },
    record_id: recordId,
    ...result,
  }));
  await query(
    ctx.db,
    sql`insert into import_rows (org_id, import_id, line, cells, outcome, title, record_id, values, changes, problems)
      select ${ctx.org.id}, ${importId}, r.* from json_to_recordset(${JSON.stringify(data)}::json)
        as r(line int, cells jsonb, outcome text, title text, record_id uuid, values jsonb, changes jsonb, problems jsonb)`,
  );
}
