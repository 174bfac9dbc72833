import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordChanged, RecordCreated } from "../../records/record.events.ts";
import { StageChanged } from "../pipelines/pipelines.events.ts";

const leadId = z.uuid();

export const leadCreated = defineEvent({
  name: "lead.created",
  version: 1,
  payload: RecordCreated.extend({
    leadId,
    /** The key of the stage it starts in. */
    stage: z.string(),
    contactId: z.uuid().nullable(),
    ownerId: z.uuid().nullable(),
    /** Who asks and how to reach them, in one line. */
    contactSummary: z.string(),
  }),
});

export const leadUpdated = defineEvent({
  name: "lead.updated",
  version: 1,
  payload: RecordChanged.extend({ leadId }),
});

export const leadStageChanged = defineEvent({
  name: "lead.stage_changed",
  version: 1,
  payload: StageChanged.extend({ leadId }),
});

export const leadConverted = defineEvent({
  name: "lead.converted",
  version: 1,
  payload: z.object({ leadId, dealId: z.uuid(), contactId: z.uuid(), companyId: z.uuid().nullable() }),
});
