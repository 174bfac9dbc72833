import type { z } from "zod";

/** A kind of thing that happens in the business: `object.verb`, past tense, with the shape of what it tells. */
export interface EventDefinition<Name extends string = string, Payload extends z.ZodType = z.ZodType> {
  name: Name;
  /** Grows when the payload changes in a way an old reader would not understand. */
  version: number;
  payload: Payload;
}

/** Declares a domain event. */
export function defineEvent<const Name extends string, Payload extends z.ZodType>(
  event: EventDefinition<Name, Payload>,
): EventDefinition<Name, Payload> {
  return event;
}

/** What a writer says about an event besides its payload. */
export interface EventDetails<Payload> {
  /** The record it happened to, by its object's name and its id; order is kept per record. */
  object: string;
  recordId: string;
  payload: Payload;
  /** Who did it, as the app knows actors; JSON. */
  actor: object;
  /** The journal's operation the event belongs to, if any. */
  operationId?: string;
  requestId?: string;
  at: Date;
}

/** An event as it happened, read back from the outbox. */
export interface DomainEvent<Name extends string = string, Payload = unknown> extends EventDetails<Payload> {
  id: string;
  orgId: string;
  name: Name;
  version: number;
  /** Its place among all events of the installation. */
  seq: number;
}

/** The event that a definition, or any of several, gives its subscribers. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Name, infer Payload> ? DomainEvent<Name, z.output<Payload>> : never;
