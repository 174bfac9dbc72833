import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Inbox, SearchX } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useIsNarrow } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { listRequest } from "../asked-first.ts";
import { ListError } from "../filters/ListError.tsx";
import type { ListSearch, OnSearch } from "../list-search.ts";
import type { PeekParts } from "../peek/Peek.tsx";
import { tableColumns } from "./columns.ts";
import { prepareFace, RecordCards, RecordTable } from "./faces.ts";
import { groupableFields } from "./grouping.ts";
import { NOTHING, type Selection, sizeOf } from "./selection.ts";
import { summaryQuery } from "./summary.api.ts";
import { totalsOf } from "./totals.ts";
import type { ListRows } from "./useListRows.ts";
import { useSections } from "./useSections.ts";

const SelectionBar = lazily(() => import("./SelectionBar.tsx"), "SelectionBar");
const Peek = lazily(() => import("../peek/Peek.tsx"), "Peek");

interface RecordListProps {
  object: DrawnObject;
  search: ListSearch;
  onSearch: OnSearch;
  /** The one thing to do when there is no record yet. */
  emptyAction?: ReactNode;
  /** What features put into the peek. */
  peekParts?: PeekParts;
  /** Acts of the object's own on the selected records. */
  selectionActions?: (ids: string[], clear: () => void) => ReactNode;
}

/** The records a filter finds: a table with a peek beside it, or cards where there is no room for one. */
export function RecordList({ object, search, onSearch, emptyAction, peekParts, selectionActions }: RecordListProps) {
  const isNarrow = useIsNarrow();
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const rowsRef = useRef<ListRows>(null);
  useEffect(() => void prepareFace(), []);
  const { filter, sort, columns: chosen, groupBy } = search;
  const request = useMemo(() => listRequest(object, { filter, sort, columns: chosen }), [object, filter, sort, chosen]);
  const groupField = groupableFields(object).find(({ name }) => name === groupBy);
  const measures = [...totalsOf(tableColumns(object, search), search.totals).values()].map(({ name }) => name);
  const parts = useSections(request, groupField, measures);
  const summary = useQuery({
    ...summaryQuery(object, { filter, measures }),
    // After the first records: what they come to is read from all of them, and can wait.
    enabled: measures.length > 0 && !isNarrow && !parts.isPending,
    placeholderData: keepPreviousData,
  });

  if (parts.isPending) return <SkeletonRows />;
  if (parts.error) {
    const clear = () => onSearch({ filter: undefined });
    return <ListError error={parts.error} onRetry={parts.retry} onClearFilter={clear} />;
  }
  if (parts.total === 0 && !parts.isOutdated) return <Nothing {...{ object, search, onSearch, emptyAction }} />;

  const clear = () => setSelection(NOTHING);
  // Only opening it is a step that "back" takes back.
  const onPeek = (peek: string | undefined) => onSearch({ peek }, { replace: search.peek !== undefined });
  const selected = sizeOf(selection, parts.total);
  return (
    <div className="flex h-full min-h-0">
      <div className="relative min-w-0 flex-1">
        <Suspense fallback={<SkeletonRows />}>
          {isNarrow ? (
            <RecordCards object={object} parts={parts} columns={chosen} />
          ) : (
            <RecordTable
              {...{ object, parts, search, onSearch, selection, rowsRef }}
              summary={summary.data}
              onSelection={setSelection}
              onPeek={onPeek}
            />
          )}
        </Suspense>
        <Suspense>
          {selected > 0 && (
            <SelectionBar
              {...{ object, selection, filter, total: parts.total }}
              onSelection={setSelection}
              actions={(ids) => selectionActions?.(ids, clear)}
            />
          )}
        </Suspense>
      </div>
      {search.peek && !isNarrow && (
        <Suspense>
          <Peek object={object} id={search.peek} rowsRef={rowsRef} onPeek={onPeek} {...peekParts} />
        </Suspense>
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
        title={m.list_none_match({ plural })}
        action={<Button onClick={() => onSearch({ filter: undefined })}>{m.list_clear_filter()}</Button>}
      >
        {m.list_none_match_hint()}
      </EmptyState>
    );
  }
  return <EmptyState icon={Inbox} title={m.list_none_yet({ plural })} action={<Suspense>{emptyAction}</Suspense>} />;
}
