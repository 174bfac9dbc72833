import { z } from "zod";

export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Everything, or the records of a list. */
export const StartExport = z.union([
  z.object({ scope: z.literal("organization") }),
  z.object({
    object: z.string(),
    filter: z.string().max(10_000).optional(),
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    sort: z.string().max(200).optional(),
    columns: z.array(z.string().max(100)).max(200).optional().describe("Fields, in this order; all when left out"),
    format: z.enum(EXPORT_FORMATS).default("csv"),
  }),
]);
export type StartExport = z.infer<typeof StartExport>;
