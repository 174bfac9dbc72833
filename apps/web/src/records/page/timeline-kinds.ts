import { m } from "../../messages/messages.js";
import { asText } from "../record.ts";
import type { TimelineEntry } from "./timeline.api.ts";
import { KINDS, type Kind, type TimelineKind, TYPES } from "./timeline-filter.ts";

export const KIND_LABELS: Record<TimelineKind, () => string> = {
  all: m.timeline_filter_all,
  notes: m.timeline_filter_notes,
  calls: m.timeline_filter_calls,
  meetings: m.timeline_filter_meetings,
  messages: m.timeline_filter_messages,
  comments: m.timeline_filter_comments,
  tasks: m.timeline_filter_tasks,
  stages: m.timeline_filter_stages,
  changes: m.timeline_filter_changes,
  files: m.timeline_filter_files,
  system: m.timeline_filter_system,
};

/** What kind an entry is of. */
export function kindOf({ activity, comment, change, about }: TimelineEntry): Kind {
  const type = activity
    ? asText(activity.type)
    : comment
      ? "comment"
      : about?.object === "task" || about?.object === "file"
        ? about.object
        : change?.after && "stageId" in change.after
          ? "stage"
          : "change";
  return KINDS.find((kind) => (TYPES[kind] as readonly string[]).includes(type)) ?? "system";
}
