import { z } from "zod";

/** A column of the file. */
export const ImportColumn = z.object({ header: z.string(), samples: z.array(z.string()) }).meta({ id: "ImportColumn" });
export type ImportColumn = z.infer<typeof ImportColumn>;

/** What becomes of a column's values. */
export const ColumnMapping = z.object({
  target: z
    .string()
    .max(100)
    .nullable()
    .describe("Such as `firstName`, `emails.work` or `custom.roof`; null leaves it out"),
  rule: z
    .enum(["overwrite", "fill"])
    .default("overwrite")
    .describe(
      "Of a record that is there already: the file wins, or only what is empty is filled. Lists are added to by `fill`",
    ),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

const MATCH_KEYS = ["id", "email", "phone", "title"] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

export const ImportMapping = z
  .object({
    columns: z.array(ColumnMapping).max(500),
    matchBy: z.array(z.enum(MATCH_KEYS)).describe("By what a row is found to be a record that is there already"),
    onMatch: z.enum(["update", "skip"]).default("update"),
    createLinked: z.boolean().default(true).describe("Make companies that a row names and that are not there"),
  })
  .meta({ id: "ImportMapping" });
export type ImportMapping = z.infer<typeof ImportMapping>;

const count = z.int().default(0);
export const ImportCounts = z
  .object({
    rows: count,
    create: count,
    update: count,
    skip: count,
    conflict: count,
    duplicate: count,
    invalid: count,
    failed: count,
  })
  .meta({ id: "ImportCounts" });
export type ImportCounts = z.infer<typeof ImportCounts>;
export const NO_COUNTS: ImportCounts = ImportCounts.parse({});

export const RowProblem = z.object({
  column: z.int().nullable().describe("Which column's value is at fault, counted from 0"),
  detail: z.string(),
});
export type RowProblem = z.infer<typeof RowProblem>;

export const RowChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
export type RowChange = z.infer<typeof RowChange>;

/** A row's values by field, as they are stored; `links` are named, and found when the row is done. */
export interface RowValues {
  fields: Record<string, unknown>;
  links: Record<string, string>;
}
