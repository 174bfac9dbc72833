import type { EventDefinition } from "@mainstay/events";
import type { z } from "zod";

/** An event that an operation will tell when it commits. */
export interface OutgoingEvent {
  name: string;
  version: number;
  object: string;
  recordId: string;
  payload: unknown;
}

/** An event of an operation, its payload checked by the event's definition. */
export function outgoing<Payload extends z.ZodType>(
  { name, version, payload: schema }: EventDefinition<string, Payload>,
  about: { object: string; recordId: string; payload: z.input<Payload> },
): OutgoingEvent {
  schema.parse(about.payload);
  return { name, version, ...about };
}
