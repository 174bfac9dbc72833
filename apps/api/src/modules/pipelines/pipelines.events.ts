import { z } from "zod";

/** What every move through a pipeline tells, besides the record's own id. Stages by key, and by id. */
export const StageChanged = z.object({
  from: z.string(),
  to: z.string(),
  fromStageId: z.uuid(),
  toStageId: z.uuid(),
  reason: z.string().nullable(),
  /** The member or API key that moved it; null for Mainstay itself. */
  changedBy: z.uuid().nullable(),
});
