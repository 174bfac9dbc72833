import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordCreated } from "../../records/record.events.ts";

const link = z.uuid().nullable();

export const activityCreated = defineEvent({
  name: "activity.created",
  version: 1,
  payload: RecordCreated.extend({
    activityId: z.uuid(),
    type: z.string(),
    direction: z.string(),
    at: z.iso.datetime({ offset: true }),
    contactId: link,
    companyId: link,
    leadId: link,
    dealId: link,
  }),
});
