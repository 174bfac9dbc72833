import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { useObjects } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { EntryList } from "../../records/page/EntryList.tsx";
import { TimelineFilters } from "../../records/page/TimelineFilters.tsx";
import { Page } from "../../ui/Page.tsx";
import { ActivityThreads } from "../comments/ActivityThreads.tsx";
import { feedQuery } from "./feed.api.ts";
import type { FeedSearch } from "./feed-search.ts";
import { useFilterInAddress } from "./useFilterInAddress.ts";

/** Objects whose records make news. */
const TOLD = ["lead", "deal", "contact", "company", "task", "file"];

interface FeedPageProps {
  search: FeedSearch;
  onSearch: (search: FeedSearch) => void;
}

/** What happened in the whole organization, as far as it is the member's to see; it stays current by itself. */
export function FeedPage({ search, onSearch }: FeedPageProps) {
  const { zone } = useFormats();
  const { filter, settled, setFilter } = useFilterInAddress(search, onSearch);
  const feed = useInfiniteQuery(feedQuery(settled, zone));
  const objects = useObjects().filter(({ name }) => TOLD.includes(name));
  return (
    <Page title={m.timeline_feed()}>
      <div className="mx-auto max-w-3xl pt-3 pb-6">
        <TimelineFilters filter={filter} onFilter={setFilter} objects={objects} />
        <EntryList
          query={feed}
          filter={filter}
          onFilter={setFilter}
          emptyAbout={m.timeline_feed_empty_about()}
          parts={{ belowActivity: (activity, count) => <ActivityThreads activityId={activity.id} count={count} /> }}
        />
      </div>
    </Page>
  );
}
