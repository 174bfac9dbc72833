import { newId } from "@mainstay/db";
import type { Ctx } from "../platform/context.ts";
import { inTransaction } from "../platform/context.ts";
import type { ChangeAction, OperationKind } from "./journal.table.ts";
import { writeJournal } from "./journal.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { forgetSettings } from "./settings.ts";

export interface Change {
  object: ObjectDefinition;
  recordId: string;
  action: ChangeAction;
  version: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The whole record as it is now. */
  doc: AnyDoc;
}

export interface OutgoingEvent {
  name: string;
  version: number;
  object: string;
  recordId: string;
  payload: Record<string, unknown>;
}

/** One act under way: its changes and events gather here and are written together, just before the commit. */
export interface OpenOperation {
  id: string;
  kind: OperationKind;
  summary: string;
  reason: string | null;
  undoes: string | null;
  changes: Change[];
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
}

/** The operation a write belonged to; null when nothing changed. */
export interface Done<T> {
  result: T;
  operation: { id: string; summary: string } | null;
}

/**
 * Does `work` as one operation in one transaction: rows, journal, search entries and events are committed together
 * or not at all. Called inside another operation, the work joins that one.
 */
export async function inOperation<T>(
  ctx: Ctx,
  spec: OperationSpec,
  work: (ctx: OpCtx) => Promise<T>,
): Promise<Done<T>> {
  const open = ctx.operation;
  if (open)
    return { result: await work({ ...ctx, operation: open }), operation: { id: open.id, summary: open.summary } };
  return inTransaction(ctx, async (ctx) => {
    const operation: OpenOperation = {
      id: newId(),
      kind: spec.kind,
      summary: spec.summary,
      reason: spec.reason ?? null,
      undoes: spec.undoes ?? null,
      changes: [],
      events: [],
    };
    const result = await work({ ...ctx, operation });
    if (operation.changes.length === 0 && operation.events.length === 0) return { result, operation: null };
    await writeJournal(ctx, operation);
    if (operation.changes.some((change) => change.object.meta.governedBy)) ctx.afterCommit(() => forgetSettings(ctx.house, ctx.org.id));
    ctx.afterCommit(() => ctx.house.realtime?.changed(ctx, operation));
    return { result, operation: { id: operation.id, summary: operation.summary } };
  });
}

/** Tells the world, when and only when this operation commits. */
export function emit(ctx: OpCtx, event: Omit<OutgoingEvent, "version"> & { version?: number }): void {
  ctx.operation.events.push({ version: 1, ...event });
}

/** Live nudges to signed-in browsers; the house has one when it serves realtime. */
export interface Realtime {
  changed(ctx: Ctx, operation: OpenOperation): void;
  /** The member's rights are no longer what they were. */
  rightsChanged(orgId: string): void;
}

declare module "../platform/context.ts" {
  interface House {
    realtime?: Realtime;
  }
}
