import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { endOf, isUnfinished, jobsQuery } from "../../records/jobs.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { startSweep } from "./duplicates.api.ts";

/** Has all records compared with each other, and shows how far that is. */
export function SweepButton({ object, isAgain }: { object: DrawnObject; isAgain: boolean }) {
  const queryClient = useQueryClient();
  const { data: jobs = [] } = useQuery(jobsQuery);
  const running = jobs.find(
    (job) => job.kind === "duplicates" && job.about.object === object.name && isUnfinished(job),
  );
  const sweep = useMutation({
    mutationFn: () => startSweep(object),
    onSuccess: async ({ job }) => {
      await queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey });
      await endOf(job.id);
      await queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ["records", object.name] });
    },
    onError: (error) => announceFailure(error, m.hygiene_sweep_failed()),
  });
  if (running) {
    return (
      <div role="status" className="w-48">
        <p className="text-xs text-ink-2">{m.hygiene_sweeping()}</p>
        <Progress label={m.hygiene_sweeping()} done={running.done} total={running.total} />
      </div>
    );
  }
  return (
    <Button size="sm" variant={isAgain ? "secondary" : "primary"} busy={sweep.isPending} onClick={() => sweep.mutate()}>
      <Search aria-hidden className="size-4" />
      {isAgain ? m.hygiene_sweep_again() : m.hygiene_sweep()}
    </Button>
  );
}
