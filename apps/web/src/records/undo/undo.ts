import { api, good } from "../../lib/api.ts";
import { asProblem, Problem } from "../../lib/problem.ts";
import { queryClient } from "../../lib/query-client.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { createStore } from "../../lib/store.ts";
import { takeBackUnsent } from "../../lib/unsent.ts";
import { m } from "../../messages/messages.js";
import { toast } from "../../ui/toast.store.ts";
import { jobsQuery } from "../jobs.api.ts";
import { isJobsTrayOpen } from "../jobs-tray.store.ts";
import type { Operation } from "../record.ts";

/** A field that has changed again since the operation that is to be undone. */
export interface UndoConflict {
  object: string;
  recordId: string;
  title: string;
  field: string;
  label: string;
  current: unknown;
  before: unknown;
}

/** What the person decided for one conflict. */
export type Resolution = "keep" | "undo";

/** The decisions by record and field, as the API takes them. */
export type Resolutions = Record<string, Record<string, Resolution>>;

/** The undo that waits for a person's decisions; drawn by `UndoConflictDialog`. */
export const undoInQuestion = createStore<{ operationId: string; conflicts: UndoConflict[] } | null>(null);

/** Says that a change was made, with Undo beside it when the server named its operation. */
export function announce(operation: Operation | null | undefined, done: string) {
  toast({
    tone: "done",
    text: operation?.summary ? inLanguage(operation.summary) : done,
    action: operation ? { label: m.common_undo(), run: () => undoOperation(operation.id) } : undefined,
  });
}

/** Says that something large has begun and is not done yet, with the way to see how far it is. */
function announceBegun(text: string) {
  void queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey });
  const show = { label: m.record_undoing_show(), run: () => isJobsTrayOpen.set(true) };
  toast({ tone: "done", text, action: show });
}

/** Says why a change was not made. */
export function announceFailure(error: unknown, what: string = m.common_not_saved()) {
  const { message, requestId } = asProblem(error);
  toast({
    tone: "failed",
    text: what,
    detail: requestId ? m.common_message_with_request({ message, id: requestId }) : message,
  });
}

/** Takes an operation back; where later changes stand in the way, asks which to keep. */
export async function undoOperation(operationId: string, resolve?: Resolutions) {
  if (takeBackUnsent(operationId)) return;
  try {
    const { data, operation } = await good(
      api.POST("/api/v1/operations/{id}/undo", { params: { path: { id: operationId } }, body: { resolve } }),
    );
    undoInQuestion.set(null);
    if (data.job) announceBegun(m.record_undoing());
    else announce(operation, m.common_undone());
  } catch (error) {
    const conflicts = conflictsIn(error);
    if (conflicts.length > 0) undoInQuestion.set({ operationId, conflicts });
    else announceFailure(error, m.record_not_undone());
  }
  for (const key of ["records", "operations", "sample-data", "pipelines"]) {
    queryClient.invalidateQueries({ queryKey: [key] });
  }
}

function conflictsIn(error: unknown): UndoConflict[] {
  const conflicts = error instanceof Problem && error.status === 409 ? error.document.conflicts : undefined;
  return Array.isArray(conflicts) ? conflicts : [];
}
