import { useEffect, useRef, useState } from "react";
import { useDebounced } from "../../lib/hooks.ts";
import type { TimelineFilter } from "../../records/page/timeline-filter.ts";
import { type FeedSearch, filterOf, parseFeedSearch, searchOf } from "./feed-search.ts";

/**
 * A filter that the address follows once it has settled: an input that waited for the address would lose letters of
 * whoever types fast. Where the address changes otherwise, by a link or by going back, the filter follows it.
 */
export function useFilterInAddress(search: FeedSearch, onSearch: (search: FeedSearch) => void) {
  const [filter, setFilter] = useState(() => filterOf(search));
  const settled = useDebounced(filter);
  const written = useRef(textOf(filterOf(search)));
  const address = textOf(filterOf(search));
  useEffect(() => {
    if (textOf(settled) === written.current) return;
    written.current = textOf(settled);
    onSearch(searchOf(settled));
  }, [settled, onSearch]);
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setFilter(filterOf(parseFeedSearch(JSON.parse(address))));
  }, [address]);
  return { filter, settled, setFilter };
}

const textOf = (filter: TimelineFilter): string => JSON.stringify(filter);
