import { type RowSelectionState, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldValue } from "../fields/FieldValue.tsx";
import { columnsOf } from "../metadata.ts";
import { RecordLink } from "../RecordLink.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { columnHelper, features, isRightAligned, widthOf } from "./features.ts";
import { HeaderCell } from "./HeaderCell.tsx";
import { useNextPage } from "./useNextPage.ts";

export interface RecordTableProps {
  object: DrawnObject;
  records: RecordData[];
  total?: number;
  columns?: string;
  sort: string;
  onSort: (field: string, add: boolean) => void;
  selection: RowSelectionState;
  onSelection: (selection: RowSelectionState) => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  onLoadMore: () => void;
}

const ROW_HEIGHT = 36;

/** A virtual table of any object's records. Arrows walk the rows, Enter opens one, x selects it. */
export function RecordTable(props: RecordTableProps) {
  const { object, records, total, columns, sort, onSort, selection, onSelection, hasMore, isLoadingMore, onLoadMore } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => columnsOf(object, columns), [object, columns]);

  const table = useTable({
    features,
    data: records,
    columns: useMemo(
      () =>
        columnHelper.columns(
          fields.map((field, index) =>
            columnHelper.display({
              id: field.name,
              size: widthOf(field, index === 0),
              minSize: 72,
              cell: ({ row }) =>
                index === 0 ? (
                  <TitleCell object={object} record={row.original} />
                ) : (
                  <FieldValue record={row.original} field={field} plain={field.type !== "link"} />
                ),
            }),
          ),
        ),
      [object, fields],
    ),
    getRowId: (record) => record.id,
    columnResizeMode: "onChange",
    state: { rowSelection: selection },
    onRowSelectionChange: (update) => onSelection(typeof update === "function" ? update(selection) : update),
  });

  const rows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const visible = virtualizer.getVirtualItems();
  useNextPage({ lastVisible: visible.at(-1)?.index ?? 0, count: rows.length, hasMore, isLoadingMore, onLoadMore });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (!row || event.target !== row) return;
    const index = Number(row.dataset.index);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step) {
      event.preventDefault();
      virtualizer.scrollToIndex(index + step);
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index + step}"]`)?.focus();
    }
    if (event.key === "Enter") row.querySelector("a")?.click();
    if (event.key === "x") rows[index]?.toggleSelected();
  };

  const width = table.getTotalSize() + 40;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual table cannot be a <table>: most of its rows do not exist
    <div
      ref={scroller}
      role="table"
      tabIndex={-1}
      aria-label={object.pluralLabel}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-busy={isLoadingMore}
      onKeyDown={onKeyDown}
      className="h-full overflow-auto"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the header's own buttons take focus */}
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 flex h-9 border-b bg-surface"
        style={{ minWidth: width }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: holds a check box */}
        <div role="columnheader" className="sticky left-0 flex w-10 shrink-0 items-center justify-center bg-surface">
          <Checkbox
            aria-label="Select all shown"
            checked={table.getIsAllRowsSelected() || (table.getIsSomeRowsSelected() && "indeterminate")}
            onCheckedChange={(checked) => table.toggleAllRowsSelected(checked === true)}
          />
        </div>
        {table.getHeaderGroups()[0]?.headers.map((header, index) => {
          const field = fields[index];
          return field && <HeaderCell key={header.id} {...{ header, field, sort, onSort }} />;
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize(), minWidth: width }}>
        {visible.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={item.key}
              role="row"
              tabIndex={item.index === 0 ? 0 : -1}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              aria-selected={row.getIsSelected()}
              style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT, minWidth: width }}
              className={cn(
                "group absolute flex w-full border-b -outline-offset-2",
                row.getIsSelected() ? "bg-selected" : "hover:bg-hover",
              )}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see above */}
              <div role="cell" className="sticky left-0 flex w-10 shrink-0 items-center justify-center">
                <Checkbox
                  aria-label={`Select ${titleOf(row.original, object)}`}
                  checked={row.getIsSelected()}
                  onCheckedChange={(checked) => row.toggleSelected(checked === true)}
                  className="pointer-fine:not-data-[state=checked]:opacity-0 group-hover:opacity-100 group-focus:opacity-100 focus-visible:opacity-100"
                />
              </div>
              {row.getAllCells().map((cell, index) => {
                const field = fields[index];
                return (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  <div
                    key={cell.id}
                    role="cell"
                    style={{ width: cell.column.getSize() }}
                    className={cn("flex shrink-0 items-center px-2", field && isRightAligned(field) && "justify-end")}
                  >
                    <span className="min-w-0 truncate [&>*]:flex-nowrap">
                      <table.FlexRender cell={cell} />
                    </span>
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const TitleCell = ({ object, record }: { object: DrawnObject; record: RecordData }) => (
  <RecordLink object={object.name} id={record.id} className="truncate font-medium hover:underline">
    {titleOf(record, object)}
  </RecordLink>
);
