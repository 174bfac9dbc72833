import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFormats } from "../../../lib/formats.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { toast } from "../../../ui/toast.store.ts";
import { isUnfinished, type JobInFull, jobQuery } from "../../jobs.api.ts";
import { announce } from "../../undo/undo.ts";

interface JobProgressProps {
  id: string;
  object: DrawnObject;
  onDone: () => void;
}

/** How far a bulk change is; at its end says what it did, with Undo, and what it could not do. */
export function JobProgress({ id, object, onDone }: JobProgressProps) {
  const client = useQueryClient();
  const formats = useFormats();
  const { data: job, error } = useQuery(jobQuery(id));
  const isTold = useRef(false);
  useEffect(() => {
    if (!job || isUnfinished(job) || isTold.current) return;
    isTold.current = true;
    tell(job, object);
    void client.invalidateQueries({ queryKey: ["records"] });
    onDone();
  }, [job, object, client, onDone]);

  const done = job?.done ?? 0;
  const total = job?.total ?? 0;
  const words = m.list_job_progress({ done: formats.number(done), total: formats.number(total) });
  return (
    <div className="flex items-center gap-3 py-0.5 pr-2">
      <span className="font-medium whitespace-nowrap">{error ? m.list_job_unknown() : words}</span>
      <progress
        aria-label={words}
        value={total > 0 ? done / total : undefined}
        max={1}
        className="h-1.5 w-40 accent-accent"
      />
    </div>
  );
}

function tell({ state, operationId, done, problems }: JobInFull, object: DrawnObject) {
  const summary = m.list_job_done({ count: done, plural: object.pluralLabel.toLowerCase() });
  if (done > 0 || state === "done") announce(operationId ? { id: operationId, summary } : null, summary);
  const [first] = problems;
  if (first) {
    const detail = m.list_job_problem({ title: first.title, detail: first.detail });
    toast({ tone: "failed", text: m.list_job_problems({ count: problems.length }), detail });
  } else if (state === "failed") toast({ tone: "failed", text: m.list_job_failed() });
}
