import { AlarmClock, Check } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { asText, type RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { setFollowUp } from "./activities.api.ts";

/** The follow-ups of a record that are still open; those overdue stand out. */
export function FollowUps({ record }: { record: RecordData }) {
  const followUps = openFollowUps(record);
  if (followUps.length === 0) return null;
  return (
    <ul aria-label="Open follow-ups" className="mx-4 mt-4 flex flex-col gap-1.5">
      {followUps.map((activity) => (
        <FollowUp key={activity.id} activity={activity} />
      ))}
    </ul>
  );
}

function FollowUp({ activity }: { activity: RecordData }) {
  const formats = useFormats();
  const settle = useWrite(() => setFollowUp(activity, "completed"), "Follow-up done");
  const due = asText(activity.followUpAt);
  const isOverdue = new Date(due) < new Date();
  return (
    <li className="flex items-center gap-2 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3">
      <AlarmClock aria-hidden className={cn("size-4 shrink-0", isOverdue ? "text-danger" : "text-ink-3")} />
      <span className="min-w-0 flex-1 truncate">
        {asText(activity.subject) || asText(activity.body) || "Follow up"}
        <time
          dateTime={due}
          title={formats.dateTime(due)}
          className={cn("ml-2", isOverdue ? "text-danger" : "text-ink-2")}
        >
          {isOverdue ? "was due " : ""}
          {formats.relative(due, new Date())}
        </time>
      </span>
      <Button
        size="sm"
        busy={settle.isPending}
        onClick={() => settle.mutate(undefined, { onError: (error) => announceFailure(error) })}
      >
        <Check aria-hidden className="size-4" />
        Done
      </Button>
    </li>
  );
}

function openFollowUps({ followUps }: RecordData): RecordData[] {
  return Array.isArray(followUps) ? followUps : [];
}
