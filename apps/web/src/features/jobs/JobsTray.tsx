import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ListChecks, LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useStore } from "../../lib/store.ts";
import { m } from "../../messages/messages.js";
import { isUnfinished, type Job, jobsQuery } from "../../records/jobs.api.ts";
import { isJobsTrayOpen } from "../../records/jobs-tray.store.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { JobLine } from "./JobLine.tsx";

/** One's own long work in the top bar: there while there is some, with progress, and for a day after. */
export function JobsTray() {
  const isOpen = useStore(isJobsTrayOpen);
  const { data: jobs = [] } = useQuery(jobsQuery);
  const formats = useFormats();
  const running = jobs.filter(isUnfinished).length;
  useRefreshAtEnd(running);
  if (jobs.length === 0) return null;
  const label =
    running > 0
      ? m.import_export_jobs_running({ count: running, shown: formats.number(running) })
      : m.import_export_jobs();
  return (
    <>
      <span role="status" className="sr-only">
        {running > 0 ? label : ""}
      </span>
      <Popover
        open={isOpen}
        onOpenChange={isJobsTrayOpen.set}
        label={m.import_export_jobs()}
        trigger={
          <IconButton label={label} size="lg">
            {running > 0 ? <ShareDone jobs={jobs} /> : <ListChecks />}
          </IconButton>
        }
      >
        <ul className="flex max-h-[60vh] w-80 max-w-[80vw] flex-col gap-3 overflow-y-auto">
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} onLeave={() => isJobsTrayOpen.set(false)} />
          ))}
        </ul>
      </Popover>
    </>
  );
}

/** A ring that closes as the running work comes to its end, all of it together. */
function ShareDone({ jobs }: { jobs: Job[] }) {
  const running = jobs.filter(({ state }) => state === "running");
  const [done, total] = [sumOf(running, "done"), sumOf(running, "total")];
  if (total === 0) return <LoaderCircle className="text-accent-text motion-safe:animate-spin" />;
  const share = Math.min(1, done / total);
  return (
    <svg viewBox="0 0 20 20" aria-hidden className="-rotate-90 fill-none stroke-3">
      <circle cx="10" cy="10" r="8" className="stroke-line-strong" />
      <circle
        cx="10"
        cy="10"
        r="8"
        pathLength={1}
        strokeDasharray={`${share} 1`}
        className="stroke-accent transition-[stroke-dasharray]"
      />
    </svg>
  );
}

const sumOf = (jobs: Job[], name: "done" | "total") => jobs.reduce((sum, job) => sum + job[name], 0);

/** Whatever has ended may have changed anything on screen. */
function useRefreshAtEnd(running: number) {
  const client = useQueryClient();
  const before = useRef(running);
  useEffect(() => {
    if (running < before.current) void client.invalidateQueries({ queryKey: ["records"] });
    before.current = running;
  }, [running, client]);
}
