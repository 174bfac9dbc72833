import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { JobStarted } from "../../records/background/background-jobs.routes.ts";
import { importNamed } from "./find-import.ts";
import { listImportRows, rejectedRows } from "./import-rows.ts";
import { ImportColumn, ImportCounts, ImportMapping, RowChange, RowProblem } from "./imports.schemas.ts";
import {
  applyImport,
  checkImport,
  discardImport,
  listImports,
  presentImport,
  rereadFile,
  takeFile,
} from "./imports.service.ts";
import { IMPORT_STATES, ROW_OUTCOMES } from "./imports.table.ts";
import { known } from "./reading/sniff.ts";

const ImportTarget = z
  .object({
    path: z.string(),
    label: z.string(),
    kind: z.string().nullable().describe("Which of several e-mails, phones or addresses"),
    addressPart: z.string().nullable(),
    field: z.string(),
    required: z.boolean(),
    type: z.string(),
  })
  .meta({ id: "ImportTarget" });
const Import = z
  .object({
    id: z.uuid(),
    object: z.string(),
    fileName: z.string(),
    fileBytes: z.int(),
    format: z.enum(["csv", "xlsx", "vcard"]),
    encoding: z.string(),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    columns: z.array(ImportColumn),
    mapping: ImportMapping,
    isRemembered: z.boolean(),
    state: z.enum(IMPORT_STATES),
    counts: ImportCounts,
    jobId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    targets: z.array(ImportTarget).describe("Where a column's values can go"),
  })
  .meta({ id: "Import" });
const ImportedRow = z
  .object({
    line: z.int(),
    outcome: z.enum(ROW_OUTCOMES),
    title: z.string(),
    recordId: z.uuid().nullable(),
    changes: z.array(RowChange),
    problems: z.array(RowProblem),
    cells: z.array(z.string()),
  })
  .meta({ id: "ImportedRow" });

const common = { tag: "Imports", right: { capability: "import" } } as const;

export const importRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "createImport",
    method: "post",
    path: "/imports",
    summary: "Send a file (CSV, TSV, XLSX, vCard) to import; nothing is imported yet",
    query: z.object({ object: z.string(), fileName: z.string().trim().min(1).max(255) }),
    upload: true,
    answer: Import,
    status: 201,
    run: async (ctx, { query, upload }) => presentImport(ctx, await takeFile(ctx, query, upload)),
  }),
  defineRoute({
    ...common,
    id: "listImports",
    method: "get",
    path: "/imports",
    summary: "One's own imports, newest first",
    answer: z.array(Import.omit({ targets: true, columns: true, mapping: true })),
    run: async (ctx) =>
      (await listImports(ctx)).map(({ orgId: _, memberId: __, columns: ___, mapping: ____, ...row }) => row),
  }),
  defineRoute({
    ...common,
    id: "getImport",
    method: "get",
    path: "/imports/{id}",
    summary: "An import: its columns, mapping and counts",
    params: Id,
    answer: Import,
    run: async (ctx, { params }) => presentImport(ctx, await importNamed(ctx, params.id)),
  }),
  defineRoute({
    ...common,
    id: "rereadImport",
    method: "patch",
    path: "/imports/{id}",
    summary: "Read the file with another encoding or delimiter, or with or without a header",
    params: Id,
    body: z.object({
      encoding: z
        .string()
        .refine((name) => known(name) !== null, "is not an encoding such as utf-8 or windows-1252")
        .optional(),
      delimiter: z.string().length(1).optional(),
      hasHeader: z.boolean().optional(),
    }),
    answer: Import,
    run: async (ctx, { params, body }) => presentImport(ctx, await rereadFile(ctx, params.id, body)),
  }),
  defineRoute({
    ...common,
    id: "checkImport",
    method: "post",
    path: "/imports/{id}/check",
    summary: "Try it out: says of each row what would become of it, and changes nothing",
    params: Id,
    body: ImportMapping,
    answer: JobStarted,
    status: 202,
    run: async (ctx, { params, body }) => ({ job: await checkImport(ctx, params.id, body) }),
  }),
  defineRoute({
    ...common,
    id: "listImportRows",
    method: "get",
    path: "/imports/{id}/rows",
    summary: "What would become, or has become, of the rows",
    params: Id,
    query: z.object({
      outcome: z.enum(ROW_OUTCOMES).optional(),
      cursor: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.array(ImportedRow),
    run: (ctx, { params, query }) => listImportRows(ctx, params.id, query),
  }),
  defineRoute({
    ...common,
    id: "applyImport",
    method: "post",
    path: "/imports/{id}/apply",
    summary: "Import what the check found, or go on where that was stopped, in the background; can be undone",
    params: Id,
    answer: JobStarted,
    status: 202,
    run: async (ctx, { params }) => ({ job: await applyImport(ctx, params.id) }),
  }),
  defineRoute({
    ...common,
    id: "downloadRejectedRows",
    method: "get",
    path: "/imports/{id}/rejected",
    summary: "The rows that were not imported, with the reasons, as CSV",
    params: Id,
    run: (ctx, { params }) => rejectedRows(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "discardImport",
    method: "delete",
    path: "/imports/{id}",
    summary: "Throw the file away; what was imported stays",
    params: Id,
    status: 204,
    run: (ctx, { params }) => discardImport(ctx, params.id),
  }),
];
