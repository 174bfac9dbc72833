import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormats } from "../../lib/formats.ts";
import { toLocalInput } from "../../lib/local-time.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import type { TimelineParts } from "./Timeline.tsx";
import { TimelineItem } from "./TimelineItem.tsx";
import type { TimelineEntry } from "./timeline.api.ts";
import { isFiltering, NO_FILTER, type TimelineFilter, type TimelineKind } from "./timeline-filter.ts";
import { groupTimeline } from "./timeline-groups.ts";
import { KIND_LABELS, kindOf } from "./timeline-kinds.ts";

interface EntryListProps {
  query: Pick<
    UseInfiniteQueryResult<{ pages: { data: TimelineEntry[] }[] }>,
    "data" | "error" | "refetch" | "hasNextPage" | "isFetchingNextPage" | "fetchNextPage"
  >;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  /** The object of the record whose timeline it is; none on a list that tells of many. */
  object?: DrawnObject;
  /** What will be there, said while nothing is. */
  emptyAbout?: string;
  parts: TimelineParts;
}

/** Entries as they come in, newest first, by day or by kind; those before them are fetched as the end comes into view. */
export function EntryList({ query, filter, onFilter, object, emptyAbout, parts }: EntryListProps) {
  const { data, error, hasNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = isFiltering(filter);
  const headings = useHeadings(filter);
  // Of a search for something rare there may be pages without a find; past some of them one is asked.
  const isEager = emptyPagesAtEnd(data?.pages ?? []) < MOST_EMPTY;
  const isSearching = entries.length === 0 && hasNextPage && (isEager || query.isFetchingNextPage);
  return (
    <>
      {((!data && !error) || isSearching) && <SkeletonRows count={4} />}
      {error && <ErrorState error={error} onRetry={() => query.refetch()} />}
      {data && entries.length === 0 && !isSearching && (
        <EmptyState
          icon={History}
          title={
            hasNextPage ? m.timeline_empty_so_far() : isFiltered ? m.timeline_empty_filtered() : m.timeline_empty()
          }
          action={
            isFiltered && (
              <Button onClick={() => onFilter({ ...NO_FILTER, by: filter.by })}>{m.timeline_filter_clear()}</Button>
            )
          }
        >
          {!isFiltered && emptyAbout}
        </EmptyState>
      )}
      {groupTimeline(entries, headings.keyOf).map(({ key, items }) => (
        <section key={key} aria-label={headings.label(key)} className="px-4">
          <h3 className="sticky top-0 z-10 bg-surface py-1.5 text-xs font-medium text-ink-3">{headings.label(key)}</h3>
          <ol className="flex flex-col">
            {items.map((item) => (
              <TimelineItem key={item.key} object={object} item={item} parts={parts} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        // Anew for each page: one so short that this stays in view asks for the next by itself.
        <MoreButton
          key={data?.pages.length}
          isEager={isEager}
          isLoading={query.isFetchingNextPage}
          onMore={() => !query.isFetchingNextPage && query.fetchNextPage()}
        />
      )}
    </>
  );
}

/** What entries are grouped by, and what stands above each group. */
function useHeadings({ by }: TimelineFilter) {
  const formats = useFormats();
  const dayOf = (iso: string) => toLocalInput(iso, formats.zone).slice(0, "yyyy-MM-dd".length);
  if (by === "kind") return { keyOf: kindOf, label: (kind: string) => KIND_LABELS[kind as TimelineKind]() };
  const today = dayOf(new Date().toISOString());
  const yesterday = dayOf(new Date(Date.now() - 86_400_000).toISOString());
  return {
    keyOf: ({ at }: TimelineEntry) => dayOf(at),
    label: (day: string) =>
      day === today ? m.timeline_today() : day === yesterday ? m.timeline_yesterday() : formats.date(day),
  };
}

const MOST_EMPTY = 10;

const emptyPagesAtEnd = (pages: { data: unknown[] }[]): number =>
  pages.length - 1 - pages.findLastIndex(({ data }) => data.length > 0);

interface MoreButtonProps {
  /** Does not wait to be pressed. */
  isEager: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Loads what came before as its end comes into view, and says so to whoever does not scroll. */
function MoreButton({ isEager, isLoading, onMore }: MoreButtonProps) {
  const button = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!button.current || !isEager) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), {
      rootMargin: "400px",
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isEager]);
  return (
    <div ref={button} className="px-4 pt-2 print:hidden">
      <Button size="sm" busy={isLoading} onClick={onMore}>
        {m.timeline_show_earlier()}
      </Button>
    </div>
  );
}
