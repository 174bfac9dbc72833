import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { useObjects } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { cancelJob, fileOf, isUnfinished, type Job } from "../../records/jobs.api.ts";
import { undoOperation } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { jobState, jobTitle } from "./job-words.ts";

/** One job: how far it is while it runs, then what one can do with what it did. */
export function JobLine({ job, onLeave }: { job: Job; onLeave: () => void }) {
  const client = useQueryClient();
  const formats = useFormats();
  const title = jobTitle(job, useObjects());
  const cancel = useMutation({
    mutationFn: () => cancelJob(job.id),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
  const { done, total } = job;
  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium" title={title}>
          {title}
        </span>
        {isUnfinished(job) && (
          <IconButton
            label={m.import_export_job_cancel({ what: title })}
            disabled={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            <X />
          </IconButton>
        )}
      </div>
      {job.state === "running" ? (
        <>
          <Progress label={title} done={done} total={total} />
          <span className="text-xs text-ink-2 tabular-nums">
            {m.import_export_progress({ done: formats.number(done), total: formats.number(total) })}
          </span>
        </>
      ) : (
        <span className={job.state === "failed" ? "text-xs text-danger" : "text-xs text-ink-2"}>
          {[jobState(job), job.failure, problemsIn(job, formats.number)].filter(Boolean).join(" · ")}
        </span>
      )}
      <div className="flex flex-wrap gap-2">
        {job.kind === "export" && job.state === "done" && (
          <Button asChild size="sm">
            <a href={fileOf(job.id)} download>
              {m.import_export_job_download()}
            </a>
          </Button>
        )}
        {job.about.importId && (
          <Button asChild size="sm">
            <Link to="/imports/$id" params={{ id: job.about.importId }} onClick={onLeave}>
              {m.import_export_job_open()}
            </Link>
          </Button>
        )}
        {job.operationId && !isUnfinished(job) && (
          <Button size="sm" onClick={() => job.operationId && undoOperation(job.operationId)}>
            {m.common_undo()}
          </Button>
        )}
      </div>
    </li>
  );
}

const problemsIn = ({ problemCount }: Job, number: (value: number) => string) =>
  problemCount > 0 ? m.import_export_job_problems({ count: problemCount, shown: number(problemCount) }) : null;
