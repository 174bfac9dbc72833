import { Readable } from "node:stream";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { FileAnswer } from "../../platform/route.ts";
import { csvLine } from "../exports/csv.ts";
import { importNamed } from "./find-import.ts";
import { importRows, type RowOutcome } from "./imports.table.ts";

/** A page of what the dry run found, in the order of the file. @throws Problem not-found */
export async function listImportRows(
  ctx: Ctx,
  id: string,
  request: { outcome?: RowOutcome; cursor?: number; limit: number },
) {
  await importNamed(ctx, id);
  const rows = await ctx.db
    .select({
      line: importRows.line,
      outcome: importRows.outcome,
      title: importRows.title,
      recordId: importRows.recordId,
      changes: importRows.changes,
      problems: importRows.problems,
      cells: importRows.cells,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.orgId, ctx.org.id),
        eq(importRows.importId, id),
        request.outcome && eq(importRows.outcome, request.outcome),
        gt(importRows.line, request.cursor ?? 0),
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(request.limit + 1);
  const page = rows.slice(0, request.limit);
  return { data: page, page: { next: rows.length > request.limit ? String(page.at(-1)?.line) : null } };
}

/** What was not imported. */
const REJECTED: RowOutcome[] = ["invalid", "conflict", "duplicate", "failed"];
const PAGE = 2_000;

/** The rows that were not imported, as they came and with the reason, to be put right and imported again. */
export async function rejectedRows(ctx: Ctx, id: string): Promise<FileAnswer> {
  const found = await importNamed(ctx, id);
  const headers = found.columns.map((column) => column.header);
  async function* lines() {
    yield `\uFEFF${csvLine([...headers, "Problem"])}`;
    let after = 0;
    for (;;) {
      const rows = await ctx.db
        .select()
        .from(importRows)
        .where(
          and(
            eq(importRows.orgId, ctx.org.id),
            eq(importRows.importId, id),
            inArray(importRows.outcome, REJECTED),
            gt(importRows.line, after),
          ),
        )
        .orderBy(asc(importRows.line))
        .limit(PAGE);
      for (const row of rows) {
        const cells = headers.map((_, index) => row.cells[index] ?? "");
        const reasons = row.problems.map(({ column, detail }) =>
          column === null ? detail : `${headers[column]}: ${detail}`,
        );
        yield csvLine([...cells, reasons.join("; ")]);
      }
      after = rows.at(-1)?.line ?? 0;
      if (rows.length < PAGE) return;
    }
  }
  const body = Readable.from(lines(), { objectMode: false });
  return new FileAnswer(
    { body },
    `${found.fileName.replace(/\.\w+$/, "")} (not imported).csv`,
    "text/csv; charset=utf-8",
  );
}
