import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { cancelJob, isUnfinished, jobQuery } from "../../records/jobs.api.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import type { Import } from "./imports.api.ts";

/** The check or the import under way. */
export function RunningStep({ found, onEnded }: { found: Import; onEnded: () => void }) {
  const formats = useFormats();
  const client = useQueryClient();
  const { data: job, error } = useQuery({ ...jobQuery(found.jobId ?? ""), enabled: found.jobId !== null });
  const cancel = useMutation({
    mutationFn: () => cancelJob(found.jobId ?? ""),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
  const state = job?.state;
  useEffect(() => {
    if (state !== "done") return;
    onEnded();
    void client.invalidateQueries({ queryKey: ["records"] });
  }, [state, onEnded, client]);
  const title =
    found.state === "applying"
      ? m.import_export_applying({ file: found.fileName })
      : m.import_export_checking({ file: found.fileName });
  const { done = 0, total = 0 } = job ?? {};
  if (job && !isUnfinished(job) && job.state !== "done") {
    const words =
      job.state === "failed" ? `${m.import_export_failed()}: ${job.failure ?? ""}` : m.import_export_canceled();
    return (
      <div className="flex flex-col items-start gap-3">
        <Notice tone={job.state === "failed" ? "danger" : "warn"}>{words}</Notice>
        <Button onClick={onEnded}>{m.import_export_back_to_check()}</Button>
      </div>
    );
  }
  return (
    <section className="mx-auto flex w-full max-w-md flex-col gap-2 py-12 text-center">
      <h2 className="text-base font-semibold">{title}</h2>
      <Progress label={title} done={done} total={total} />
      <p role="status" className="text-ink-2 tabular-nums">
        {m.import_export_progress({ done: formats.number(done), total: formats.number(total) })}
      </p>
      <p className="text-ink-2">{m.import_export_keeps_going()}</p>
      <FormError error={error} />
      <div>
        <Button onClick={() => cancel.mutate()} busy={cancel.isPending}>
          {m.common_cancel()}
        </Button>
      </div>
    </section>
  );
}
