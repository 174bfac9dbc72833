import { memo, useRef, useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { type ListSearch, type OnSearch, parseSort } from "../list-search.ts";
import { pathOf } from "../metadata.ts";
import { type Column, moveColumn } from "./columns.ts";
import { HeaderCell } from "./HeaderCell.tsx";
import { EVERYTHING_FOUND, NOTHING, type Selection, sizeOf } from "./selection.ts";

interface TableHeaderProps {
  object: DrawnObject;
  columns: Column[];
  search: ListSearch;
  onSearch: OnSearch;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  total: number;
}

/** The columns' names, where they are sorted, widened, moved and pinned. */
export const TableHeader = memo(function TableHeader({
  object,
  columns,
  search,
  onSearch,
  selection,
  onSelection,
  total,
}: TableHeaderProps) {
  const row = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ name: string; over: number }>();
  const [said, setSaid] = useState("");
  const sort = search.sort ?? object.defaultSort;
  const sorted = parseSort(sort);
  const count = sizeOf(selection, total);

  const move = (name: string, to: number) => {
    const change = moveColumn(columns, name, to);
    if (!change.columns) return;
    onSearch(change);
    const label = columns.find(({ field }) => field.name === name)?.field.label ?? "";
    setSaid(m.list_column_moved({ field: label, position: to + 1 }));
  };
  /** The column under a pointer, by what is on the screen. */
  const columnAt = (x: number) => {
    const cells = [...(row.current?.querySelectorAll("[data-header]") ?? [])];
    return cells.findIndex((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return x >= left && x < right;
    });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table> */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the header's own buttons take focus */}
      <div
        ref={row}
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-30 grid h-9 w-full grid-cols-(--columns) border-b bg-surface"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: holds a check box */}
        <div role="columnheader" className="sticky left-0 z-1 flex items-center justify-center bg-surface">
          <Checkbox
            aria-label={m.list_select_all({ count: total })}
            checked={count > 0 && (count === total || "indeterminate")}
            onCheckedChange={(checked) => onSelection(checked ? EVERYTHING_FOUND : NOTHING)}
          />
          {/* Within a cell, because a grid may hold rows only. */}
          <p aria-live="polite" className="sr-only">
            {said}
          </p>
        </div>
        {columns.map((column, index) => {
          const position = sorted.findIndex(({ field }) => field === pathOf(column.field));
          return (
            <HeaderCell
              key={column.field.name}
              {...{ column, columns, index, search, onSearch, sort }}
              sorted={sorted[position]}
              rank={sorted.length > 1 && position >= 0 ? position + 1 : undefined}
              isDropTarget={dragged !== undefined && dragged.over === index && dragged.name !== column.field.name}
              onMove={(to) => move(column.field.name, to)}
              onDrag={(x) => setDragged({ name: column.field.name, over: columnAt(x) })}
              onDrop={(x) => {
                setDragged(undefined);
                if (x !== undefined) move(column.field.name, columnAt(x));
              }}
            />
          );
        })}
      </div>
    </>
  );
});
