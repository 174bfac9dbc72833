import { createdAt, orgId, updatedAt } from "@mainstay/db";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ImportColumn, ImportCounts, ImportMapping, RowChange, RowProblem, RowValues } from "./imports.schemas.ts";

export const IMPORT_STATES = ["uploaded", "checking", "checked", "applying", "done"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const ROW_OUTCOMES = ["create", "update", "skip", "conflict", "duplicate", "invalid", "failed"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** A file on its way into an object's records. */
export const imports = pgTable(
  "imports",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    object: text("object").notNull(),
    fileName: text("file_name").notNull(),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
    format: text("format").$type<"csv" | "xlsx" | "vcard">().notNull(),
    encoding: text("encoding").notNull(),
    delimiter: text("delimiter").notNull(),
    hasHeader: boolean("has_header").notNull(),
    columns: jsonb("columns").$type<ImportColumn[]>().notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    /** The mapping is the one used for a file with these columns before. */
    isRemembered: boolean("is_remembered").notNull().default(false),
    state: text("state").$type<ImportState>().notNull().default("uploaded"),
    counts: jsonb("counts").$type<ImportCounts>().notNull(),
    /** The job that checks, then the one that applies. */
    jobId: uuid("job_id"),
    memberId: uuid("member_id").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "imports_pk", columns: [t.orgId, t.id] }),
    index("imports_member").on(t.orgId, t.memberId, t.id),
  ],
);

/** What the dry run found of each row of the file, and what the import then does. */
export const importRows = pgTable(
  "import_rows",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    /** Counted from 1, the header aside. */
    line: integer("line").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    outcome: text("outcome").$type<RowOutcome>().notNull(),
    title: text("title").notNull(),
    /** The record it changes, or has made. */
    recordId: uuid("record_id"),
    values: jsonb("values").$type<RowValues>().notNull(),
    changes: jsonb("changes").$type<RowChange[]>().notNull(),
    problems: jsonb("problems").$type<RowProblem[]>().notNull(),
  },
  (t) => [
    primaryKey({ name: "import_rows_pk", columns: [t.orgId, t.importId, t.line] }),
    foreignKey({
      name: "import_rows_import",
      columns: [t.orgId, t.importId],
      foreignColumns: [imports.orgId, imports.id],
    }).onDelete("cascade"),
    index("import_rows_outcome").on(t.orgId, t.importId, t.outcome, t.line),
  ],
);

/** By what the rows of a file would be matched: the first row with a key has it, later ones are its duplicates. */
export const importKeys = pgTable(
  "import_keys",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    key: text("key").notNull(),
    line: integer("line").notNull(),
  },
  (t) => [
    primaryKey({ name: "import_keys_pk", columns: [t.orgId, t.importId, t.key] }),
    foreignKey({
      name: "import_keys_import",
      columns: [t.orgId, t.importId],
      foreignColumns: [imports.orgId, imports.id],
    }).onDelete("cascade"),
  ],
);

/** How a file with these columns was last mapped. */
export const importMappings = pgTable(
  "import_mappings",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    /** The headers, normalised and hashed. */
    fingerprint: text("fingerprint").notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ name: "import_mappings_pk", columns: [t.orgId, t.object, t.fingerprint] })],
);
