import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordMerged } from "../../records/record.events.ts";

export const companyMerged = defineEvent({
  name: "company.merged",
  version: 1,
  payload: RecordMerged.extend({ companyId: z.uuid() }),
});
