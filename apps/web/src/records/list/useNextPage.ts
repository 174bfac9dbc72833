import { useEffect } from "react";

interface NextPage {
  lastVisible: number;
  count: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  onLoadMore: () => void;
}

const ROWS_AHEAD = 30;

/** Fetches the next page before the person reaches the end of this one. */
export function useNextPage({ lastVisible, count, hasMore, isLoadingMore, onLoadMore }: NextPage) {
  const isNearEnd = lastVisible >= count - ROWS_AHEAD;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onLoadMore();
  }, [isNearEnd, hasMore, isLoadingMore, onLoadMore]);
}
