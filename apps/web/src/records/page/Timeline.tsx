import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { History, Pin } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useDebounced } from "../../lib/hooks.ts";
import { toLocalInput } from "../../lib/local-time.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import type { RecordData } from "../record.ts";
import { TimelineFilters } from "./TimelineFilters.tsx";
import { TimelineItem } from "./TimelineItem.tsx";
import { NO_FILTER, pinnedQuery, type TimelineEntry, type TimelineFilter, timelineQuery } from "./timeline.api.ts";
import { groupTimeline } from "./timeline-groups.ts";

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

/** Activities, comments and changes together, newest first, by day; a change can be taken back where it stands. */
export function Timeline({ object, id, ...parts }: TimelineProps) {
  const [filter, setFilter] = useState<TimelineFilter>(NO_FILTER);
  const { zone } = useFormats();
  const timeline = useInfiniteQuery(timelineQuery(object, id, useDebounced(filter), zone));
  const entries = timeline.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <section aria-label={m.timeline_title()} className="pb-6">
      <TimelineFilters filter={filter} onFilter={setFilter} />
      {!isFiltered && <Pinned object={object} id={id} parts={parts} />}
      {timeline.isPending && <SkeletonRows count={4} />}
      {timeline.isError && <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />}
      {timeline.data && entries.length === 0 && (
        <EmptyState
          icon={History}
          title={isFiltered ? m.timeline_empty_filtered() : m.timeline_empty()}
          action={isFiltered && <Button onClick={() => setFilter(NO_FILTER)}>{m.timeline_filter_clear()}</Button>}
        />
      )}
      <Days object={object} entries={entries} parts={parts} />
      {timeline.hasNextPage && (
        <MoreButton isLoading={timeline.isFetchingNextPage} onMore={() => timeline.fetchNextPage()} />
      )}
    </section>
  );
}

interface EntriesProps {
  object: DrawnObject;
  entries: TimelineEntry[];
  parts: TimelineParts;
}

function Days({ object, entries, parts }: EntriesProps) {
  const formats = useFormats();
  const dayOf = (iso: string) => toLocalInput(iso, formats.zone).slice(0, "yyyy-MM-dd".length);
  const today = dayOf(new Date().toISOString());
  const yesterday = dayOf(new Date(Date.now() - 86_400_000).toISOString());
  return groupTimeline(entries, dayOf).map(({ day, items }) => (
    <section key={day} aria-label={formats.date(day)} className="px-4">
      <h3 className="sticky top-0 z-10 bg-surface py-1.5 text-xs font-medium text-ink-3">
        {day === today ? m.timeline_today() : day === yesterday ? m.timeline_yesterday() : formats.date(day)}
      </h3>
      <ol className="flex flex-col">
        {items.map((item) => (
          <TimelineItem key={item.key} object={object} item={item} parts={parts} />
        ))}
      </ol>
    </section>
  ));
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

/** Loads what came before as its end comes into view, and says so to whoever does not scroll. */
function MoreButton({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const button = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), {
      rootMargin: "400px",
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={button} className="px-4 pt-2 print:hidden">
      <Button size="sm" busy={isLoading} onClick={onMore}>
        {m.timeline_show_earlier()}
      </Button>
    </div>
  );
}
