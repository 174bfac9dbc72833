import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ListChecks, LoaderCircle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { isUnfinished, jobsQuery } from "../../records/jobs.api.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { JobLine } from "./JobLine.tsx";

/** One's own long work in the top bar: there while there is some, with progress, and for a day after. */
export function JobsTray() {
  const [isOpen, setOpen] = useState(false);
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
        onOpenChange={setOpen}
        label={m.import_export_jobs()}
        trigger={
          <IconButton label={label} size="lg">
            {running > 0 ? <LoaderCircle className="text-accent-text motion-safe:animate-spin" /> : <ListChecks />}
          </IconButton>
        }
      >
        <ul className="flex max-h-[60vh] w-80 max-w-[80vw] flex-col gap-3 overflow-y-auto">
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      </Popover>
    </>
  );
}

/** Whatever has ended may have changed anything on screen. */
function useRefreshAtEnd(running: number) {
  const client = useQueryClient();
  const before = useRef(running);
  useEffect(() => {
    if (running < before.current) void client.invalidateQueries({ queryKey: ["records"] });
    before.current = running;
  }, [running, client]);
}
