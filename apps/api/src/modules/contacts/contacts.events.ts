import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordChanged, RecordCreated, RecordMerged } from "../../records/record.events.ts";

const contactId = z.uuid();

export const contactCreated = defineEvent({
  name: "contact.created",
  version: 1,
  payload: RecordCreated.extend({
    contactId,
    /** Fields in which consent was given or refused from the start. */
    ticked: z.array(z.string()).optional(),
  }),
});
export const contactUpdated = defineEvent({
  name: "contact.updated",
  version: 1,
  payload: RecordChanged.extend({ contactId }),
});
export const contactMerged = defineEvent({
  name: "contact.merged",
  version: 1,
  payload: RecordMerged.extend({ contactId }),
});
