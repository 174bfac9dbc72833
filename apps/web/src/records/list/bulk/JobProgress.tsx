import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../../lib/formats.ts";
import { m } from "../../../messages/messages.js";
import { jobQuery } from "../../jobs.api.ts";

/** How far a bulk change is. */
export function JobProgress({ id }: { id: string }) {
  const formats = useFormats();
  const { data: job, error } = useQuery(jobQuery(id));
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
