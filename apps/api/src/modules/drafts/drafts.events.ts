import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordCreated } from "../../records/record.events.ts";

const link = z.uuid().nullable();
const about = z.object({
  draftId: z.uuid(),
  type: z.string(),
  leadId: link,
  dealId: link,
  contactId: link,
  /** Who should hear of it. */
  ownerId: link,
});

export const draftCreated = defineEvent({
  name: "draft.created",
  version: 1,
  payload: RecordCreated.extend({ draftId: z.uuid(), type: z.string(), leadId: link, dealId: link }),
});
/** Its words are there, for somebody to look at. */
export const draftWritten = defineEvent({
  name: "draft.written",
  version: 1,
  payload: about.extend({ version: z.int(), provider: z.string() }),
});
/** It is with its reader. */
export const draftSent = defineEvent({
  name: "draft.sent",
  version: 1,
  payload: about.extend({ channel: z.string() }),
});
export const draftViewed = defineEvent({ name: "draft.viewed", version: 1, payload: about });
export const draftAccepted = defineEvent({
  name: "draft.accepted",
  version: 1,
  payload: about.extend({ signedBy: z.string(), total: z.string().nullable(), currency: z.string() }),
});
export const draftDeclined = defineEvent({
  name: "draft.declined",
  version: 1,
  payload: about.extend({ reason: z.string().nullable() }),
});
/** Its reader asked something about it. */
export const draftQuestioned = defineEvent({
  name: "draft.questioned",
  version: 1,
  payload: about.extend({ question: z.string() }),
});
