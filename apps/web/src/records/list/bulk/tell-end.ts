import { queryClient } from "../../../lib/query-client.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { toast } from "../../../ui/toast.store.ts";
import { endOf } from "../../jobs.api.ts";
import { announce } from "../../undo/undo.ts";

/** Waits for a bulk change to end; then says what it did, with Undo, and what it could not do. */
export async function tellEnd(jobId: string, object: DrawnObject) {
  const { state, operationId, done, problems } = await endOf(jobId);
  void queryClient.invalidateQueries({ queryKey: ["records"] });
  const summary = m.list_job_done({ count: done, plural: object.pluralLabel.toLowerCase() });
  if (done > 0 || state === "done") announce(operationId ? { id: operationId, summary } : null, summary);
  const [first] = problems;
  if (first) {
    const detail = m.list_job_problem({ title: first.title, detail: first.detail });
    toast({ tone: "failed", text: m.list_job_problems({ count: problems.length }), detail });
  } else if (state === "failed") toast({ tone: "failed", text: m.list_job_failed() });
}
