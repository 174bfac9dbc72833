import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordCreated } from "../../records/record.events.ts";

const link = z.uuid().nullable();
const about = z.object({
  messageId: z.uuid(),
  channel: z.string(),
  contactId: link,
  leadId: link,
  dealId: link,
  /** Who should hear of it. */
  ownerId: link,
});

export const messageCreated = defineEvent({
  name: "message.created",
  version: 1,
  payload: RecordCreated.extend({ messageId: z.uuid(), direction: z.string(), writtenBy: z.string() }),
});
export const messageSent = defineEvent({ name: "message.sent", version: 1, payload: about });
export const messageDelivered = defineEvent({ name: "message.delivered", version: 1, payload: about });
/** Not delivered for good, whatever the reason; `state` says which. */
export const messageFailed = defineEvent({
  name: "message.failed",
  version: 1,
  payload: about.extend({ state: z.string(), reason: z.string().nullable() }),
});
export const messageBlocked = defineEvent({
  name: "message.blocked",
  version: 1,
  payload: about.extend({ rule: z.string(), reason: z.string() }),
});
/** Somebody wrote to the organization. */
export const messageReceived = defineEvent({
  name: "message.received",
  version: 1,
  payload: about.extend({
    intent: z.string().nullable(),
    /** A machine's note, such as out of office: nobody's answer. */
    isAutomatic: z.boolean().default(false),
  }),
});
export const draftApproved = defineEvent({
  name: "draft.approved",
  version: 1,
  payload: about.extend({ approvedBy: z.uuid() }),
});
export const draftRejected = defineEvent({
  name: "draft.rejected",
  version: 1,
  payload: about.extend({ reason: z.string().nullable() }),
});
