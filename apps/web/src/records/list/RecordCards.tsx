import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { FieldValue } from "../fields/FieldValue.tsx";
import { columnsOf } from "../metadata.ts";
import { RecordLink } from "../RecordLink.tsx";
import { isBlank, readField, titleOf } from "../record.ts";
import type { RecordTableProps } from "./RecordTable.tsx";
import { useNextPage } from "./useNextPage.ts";

type RecordCardsProps = Pick<
  RecordTableProps,
  "object" | "records" | "columns" | "hasMore" | "isLoadingMore" | "onLoadMore"
>;

const SHOWN_FIELDS = 3;

/** The list on a phone: each record its title and the first columns that say something. */
export function RecordCards({ object, records, columns, hasMore, isLoadingMore, onLoadMore }: RecordCardsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => columnsOf(object, columns).slice(1), [object, columns]);
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (index) => records[index]?.id ?? index,
    overscan: 8,
  });
  const visible = virtualizer.getVirtualItems();
  useNextPage({ lastVisible: visible.at(-1)?.index ?? 0, count: records.length, hasMore, isLoadingMore, onLoadMore });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: records without pages hold nothing to focus, and must scroll by key
    <div ref={scroller} tabIndex={0} className="h-full overflow-auto">
      <ul aria-label={object.pluralLabel} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {visible.map((item) => {
          const record = records[item.index];
          if (!record) return null;
          const filled = fields.filter((field) => !isBlank(readField(record, field))).slice(0, SHOWN_FIELDS);
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              className="absolute w-full border-b"
            >
              <RecordLink object={object.name} id={record.id} className="block px-4 py-2.5 active:bg-hover">
                <span className="block truncate text-base font-medium">{titleOf(record, object)}</span>
                <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
                  {filled.map((field) => (
                    <FieldValue key={field.name} record={record} field={field} plain />
                  ))}
                </span>
              </RecordLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
