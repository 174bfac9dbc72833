import { defineEvent } from "@mainstay/events";
import { z } from "zod";
import { RecordChanged, RecordCreated } from "../../records/record.events.ts";
import { StageChanged } from "../pipelines/pipelines.events.ts";

const dealId = z.uuid();
const Closed = z.object({ dealId, amount: z.string().nullable(), currency: z.string() });

export const dealCreated = defineEvent({
  name: "deal.created",
  version: 1,
  payload: RecordCreated.extend({ dealId, ownerId: z.uuid().nullable() }),
});
export const dealUpdated = defineEvent({ name: "deal.updated", version: 1, payload: RecordChanged.extend({ dealId }) });
export const dealStageChanged = defineEvent({
  name: "deal.stage_changed",
  version: 1,
  payload: StageChanged.extend({ dealId }),
});
export const dealWon = defineEvent({ name: "deal.won", version: 1, payload: Closed });
export const dealLost = defineEvent({
  name: "deal.lost",
  version: 1,
  payload: Closed.extend({ reason: z.string().nullable() }),
});
