import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Pin } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useDebounced } from "../../lib/hooks.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../record.ts";
import { EntryList } from "./EntryList.tsx";
import { TimelineFilters } from "./TimelineFilters.tsx";
import { TimelineItem } from "./TimelineItem.tsx";
import { pinnedQuery, type TimelineEntry, timelineQuery } from "./timeline.api.ts";
import { isFiltering, NO_FILTER, type TimelineFilter } from "./timeline-filter.ts";

/** What others draw into a timeline, which knows no feature. */
export interface TimelineParts {
  /** A comment with the answers to it; its plain words without. */
  comment?: (thread: NonNullable<TimelineEntry["comment"]>) => ReactNode;
  /** Below an activity: what is said about it. */
  belowActivity?: (activity: RecordData, comments: number) => ReactNode;
}

interface TimelineProps extends TimelineParts {
  object: DrawnObject;
  id: string;
}

/**
 * Activities, comments, changes, tasks and files together, newest first; a change can be taken back where it stands.
 */
export function Timeline({ object, id, ...parts }: TimelineProps) {
  const [filter, setFilter] = useState<TimelineFilter>(NO_FILTER);
  const { zone } = useFormats();
  const timeline = useInfiniteQuery(timelineQuery(object, id, useDebounced(filter), zone));
  return (
    <section aria-label={m.timeline_title()} className="pb-6">
      <TimelineFilters filter={filter} onFilter={setFilter} />
      {!isFiltering(filter) && <Pinned object={object} id={id} parts={parts} />}
      <EntryList query={timeline} {...{ filter, object, parts }} onFilter={setFilter} />
    </section>
  );
}

/** What everybody who opens the record should see first. */
function Pinned({ object, id, parts }: { object: DrawnObject; id: string; parts: TimelineParts }) {
  const { data: pinned = [] } = useQuery(pinnedQuery(object, id));
  if (pinned.length === 0) return null;
  return (
    <section aria-label={m.timeline_pinned()} className="mx-4 mb-3 rounded-lg bg-accent-soft px-3 pt-2">
      <h3 className="mb-1 flex items-center gap-1.5 text-xs font-medium text-accent-text">
        <Pin aria-hidden className="size-3.5" />
        {m.timeline_pinned()}
      </h3>
      <ol className="flex flex-col">
        {pinned.map((entry) => (
          <TimelineItem
            key={entry.id}
            object={object}
            item={{ key: entry.id, at: entry.at, entries: [entry] }}
            parts={parts}
          />
        ))}
      </ol>
    </section>
  );
}
