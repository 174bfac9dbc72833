import { useInfiniteQuery } from "@tanstack/react-query";
import type { RowSelectionState } from "@tanstack/react-table";
import { Inbox, SearchX } from "lucide-react";
import { type ReactNode, Suspense, useMemo, useState } from "react";
import { useIsNarrow } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ListError } from "../filters/ListError.tsx";
import { type ListSearch, toggleSort } from "../list-search.ts";
import { listQuery } from "../records.api.ts";
import { SelectionBar } from "./SelectionBar.tsx";

const RecordTable = lazily(() => import("./RecordTable.tsx"), "RecordTable");
const RecordCards = lazily(() => import("./RecordCards.tsx"), "RecordCards");

interface RecordListProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: (change: Partial<ListSearch>) => void;
  /** The one thing to do when there is no record yet. */
  emptyAction?: ReactNode;
  /** Acts of the object's own on the selected records. */
  selectionActions?: (ids: string[], clear: () => void) => ReactNode;
}

/** The records a filter finds: a table, or cards where there is no room for one. */
export function RecordList({ object, search, onSearch, emptyAction, selectionActions }: RecordListProps) {
  const isNarrow = useIsNarrow();
  const [selection, setSelection] = useState<RowSelectionState>({});
  const list = useInfiniteQuery(listQuery(object, search));
  const records = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  // A record that has left the list must not be deleted with the ones still seen.
  const selected = records.filter(({ id }) => selection[id]).map(({ id }) => id);

  if (list.isPending) return <SkeletonRows />;
  if (list.isError && (records.length === 0 || list.isPlaceholderData)) {
    const clear = () => onSearch({ filter: undefined });
    return <ListError error={list.error} onRetry={() => list.refetch()} onClearFilter={clear} />;
  }
  if (records.length === 0) return <Nothing {...{ object, search, onSearch, emptyAction }} />;

  const shared = {
    object,
    records,
    columns: search.columns,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    onLoadMore: list.fetchNextPage,
  };
  const sort = search.sort ?? object.defaultSort;
  return (
    <div className="relative h-full">
      <Suspense fallback={<SkeletonRows />}>
        {isNarrow ? (
          <RecordCards {...shared} />
        ) : (
          <RecordTable
            {...shared}
            total={list.data?.pages[0]?.page.total}
            sort={sort}
            onSort={(field, add) => onSearch({ sort: toggleSort(sort, field, add) })}
            selection={selection}
            onSelection={setSelection}
          />
        )}
      </Suspense>
      {selected.length > 0 && (
        <SelectionBar object={object} ids={selected} onClear={() => setSelection({})}>
          {selectionActions?.(selected, () => setSelection({}))}
        </SelectionBar>
      )}
    </div>
  );
}

function Nothing({ object, search, onSearch, emptyAction }: RecordListProps) {
  const plural = object.pluralLabel.toLowerCase();
  if (search.filter) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No ${plural} match`}
        action={<Button onClick={() => onSearch({ filter: undefined })}>Clear the filter</Button>}
      >
        Change or clear the filter to see more.
      </EmptyState>
    );
  }
  return <EmptyState icon={Inbox} title={`No ${plural} yet`} action={emptyAction} />;
}
