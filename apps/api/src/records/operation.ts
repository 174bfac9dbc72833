import { newId } from "@mainstay/db";
import type { EventDefinition } from "@mainstay/events";
import type { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { inTransaction } from "../platform/context.ts";
import { repeatingCollisions } from "../platform/database-problem.ts";
import type { ChangeAction, OperationKind } from "./journal.table.ts";
import { journalOf } from "./journal.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { type OutgoingEvent, outgoing } from "./outgoing.ts";
import { forgetSettings } from "./settings.ts";
import type { SideChange } from "./side-changes.ts";

export interface Change {
  object: ObjectDefinition;
  recordId: string;
  action: ChangeAction;
  version: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The whole record as it is now. */
  doc: AnyDoc;
  isDeleted: boolean;
}

/** One act under way: its changes and events gather here and are written together, just before the commit. */
export interface OpenOperation {
  id: string;
  kind: OperationKind;
  summary: string;
  reason: string | null;
  undoes: string | null;
  /** Changes that earlier chunks of the same operation have in the journal. */
  earlierChanges: number;
  changes: Change[];
  sideChanges: SideChange[];
  events: OutgoingEvent[];
}

declare module "../platform/context.ts" {
  interface Ctx {
    operation?: OpenOperation;
  }
}

export type OpCtx = Ctx & { operation: OpenOperation };

export interface OperationSpec {
  kind: OperationKind;
  summary: string;
  reason?: string | null;
  undoes?: string;
  /** An operation too large for one transaction that this is a further part of: its id, and the changes it has so far. */
  continues?: { id: string; changes: number };
}

/** The operation a write belonged to; null when nothing changed. */
export interface Done<T> {
  result: T;
  operation: { id: string; summary: string } | null;
}

/** Says what the operation turned out to be; without effect inside an operation that somebody else began. */
export type Describe = (said: Partial<Pick<OperationSpec, "kind" | "summary">>) => void;

/**
 * Does `work` as one operation in one transaction: rows, journal, search entries and events are committed together
 * or not at all. Called inside another operation, the work joins that one, which keeps its kind and summary.
 */
export async function inOperation<T>(
  ctx: Ctx,
  spec: OperationSpec,
  work: (ctx: OpCtx, describe: Describe) => Promise<T>,
): Promise<Done<T>> {
  const open = ctx.operation;
  if (open) {
    const result = await work({ ...ctx, operation: open }, () => {});
    return { result, operation: { id: open.id, summary: open.summary } };
  }
  // Inside a larger transaction a collision has ended all of it, and whoever opened it begins again.
  return ctx.transacting ? perform(ctx, spec, work) : repeatingCollisions(() => perform(ctx, spec, work));
}

async function perform<T>(
  ctx: Ctx,
  spec: OperationSpec,
  work: (ctx: OpCtx, describe: Describe) => Promise<T>,
): Promise<Done<T>> {
  return inTransaction(ctx, async (ctx, close) => {
    const operation: OpenOperation = {
      id: spec.continues?.id ?? newId(),
      kind: spec.kind,
      summary: spec.summary,
      reason: spec.reason ?? null,
      undoes: spec.undoes ?? null,
      earlierChanges: spec.continues?.changes ?? 0,
      changes: [],
      sideChanges: [],
      events: [],
    };
    const result = await work({ ...ctx, operation }, (said) => Object.assign(operation, said));
    const { changes, sideChanges, events } = operation;
    if (changes.length + sideChanges.length + events.length === 0) return { result, operation: null };
    const write = await journalOf({ ...ctx, operation });
    if (close) close(write());
    else await write();
    if (operation.changes.some((change) => change.object.meta.governedBy)) {
      ctx.afterCommit(() => forgetSettings(ctx.house, ctx.org.id));
    }
    ctx.afterCommit(() => ctx.house.realtime?.changed(ctx, operation));
    ctx.afterCommit(() => ctx.house.onWritten?.(ctx, operation));
    return { result, operation: { id: operation.id, summary: operation.summary } };
  });
}

/**
 * Tells the world, when and only when this operation commits.
 * @throws ZodError when the payload is not what the event tells
 */
export function emit<Payload extends z.ZodType>(
  ctx: OpCtx,
  event: EventDefinition<string, Payload>,
  about: { object: string; recordId: string; payload: z.input<Payload> },
): void {
  ctx.operation.events.push(outgoing(event, about));
}

/** Live nudges to signed-in browsers; the house has one when it serves realtime. */
export interface Realtime {
  changed(ctx: Ctx, operation: OpenOperation): void;
  /** The member's rights are no longer what they were. */
  rightsChanged(orgId: string): void;
  /** A member's background job has come further. */
  progressed(orgId: string, memberId: string, jobId: string): void;
  /** These members have notifications they have not seen. */
  notified(orgId: string, memberIds: string[]): void;
}

declare module "../platform/context.ts" {
  interface House {
    realtime?: Realtime;
    /** Hears of each operation that this process has committed. */
    onWritten?(ctx: Ctx, operation: OpenOperation): void;
  }
}
