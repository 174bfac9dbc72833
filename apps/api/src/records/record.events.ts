import { defineEvent, type EventDefinition } from "@mainstay/events";
import { z } from "zod";
import type { ObjectDefinition } from "./object.ts";

/** What becomes of a record, as subscribers hear it: `company.updated` and the like. */
export type RecordVerb = "created" | "updated" | "deleted" | "restored" | "merged";

/** What every such event tells besides the record's own id (`leadId`, `dealId`, …). */
export const RecordCreated = z.object({ createdBy: z.uuid().nullable() });
export const RecordChanged = z.object({ version: z.int(), changed: z.array(z.string()) });
export const RecordMerged = z.object({ mergedIds: z.array(z.uuid()) });

const PAYLOADS = {
  created: RecordCreated.loose(),
  updated: RecordChanged.loose(),
  deleted: RecordChanged.loose(),
  restored: RecordChanged.loose(),
  merged: RecordMerged.loose(),
};

/** The event of an object's verb: the object's own declaration, else one made from the verb. */
export function eventOf(object: ObjectDefinition, verb: RecordVerb): EventDefinition {
  return (
    object.events[verb] ?? defineEvent({ name: `${object.meta.name}.${verb}`, version: 1, payload: PAYLOADS[verb] })
  );
}
