import { infiniteQueryOptions } from "@tanstack/react-query";
import { createApi, good, type Read } from "../../lib/api.ts";
import { requestOf, type TimelineEntry } from "../../records/page/timeline.api.ts";
import type { TimelineFilter } from "../../records/page/timeline-filter.ts";
import type { Page } from "../../records/record-paths.ts";

interface FeedParameters extends ReturnType<typeof requestOf> {
  object?: string;
  cursor?: string;
  limit: number;
}

/** The document leaves entries open, as it does those of a record's timeline. */
const feed = createApi<{
  "/api/v1/feed": { get: Read<Record<never, never>, Page<TimelineEntry>, FeedParameters> };
}>();

/** What happened in the organization. Below `records`: whoever writes a record makes news. */
export const feedQuery = (filter: TimelineFilter, zone: string) =>
  infiniteQueryOptions({
    queryKey: ["records", "feed", { ...filter, by: undefined }],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const own = { object: filter.object || undefined, cursor: pageParam || undefined, limit: 50 };
      return good(
        feed.GET("/api/v1/feed", { params: { path: {}, query: { ...requestOf(filter, zone), ...own } }, signal }),
      );
    },
    getNextPageParam: ({ page }) => page.next,
    placeholderData: (previous) => previous,
  });
