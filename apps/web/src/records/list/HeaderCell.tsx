import { ArrowDown, ArrowUp } from "lucide-react";
import { type PointerEvent, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import { type ListSearch, type OnSearch, type SortBy, toggleSort } from "../list-search.ts";
import { pathOf } from "../metadata.ts";
import { type Column, clampWidth, isRightAligned, pinnedLeft, resizeColumn } from "./columns.ts";
import { HeaderMenu } from "./HeaderMenu.tsx";

interface HeaderCellProps {
  column: Column;
  columns: Column[];
  index: number;
  search: ListSearch;
  onSearch: OnSearch;
  sort: string;
  sorted: SortBy | undefined;
  /** Which of several columns the list is sorted by. */
  rank: number | undefined;
  isDropTarget: boolean;
  onMove: (to: number) => void;
  onDrag: (x: number) => void;
  /** Without a place when the drag was given up. */
  onDrop: (x?: number) => void;
}

/** A pointer that moves less is a press. */
const DRAG_BEGINS_PX = 6;

/** A column's name: press to sort, with Shift to sort by several; drag to move it; its right edge is its width. */
export function HeaderCell(props: HeaderCellProps) {
  const { column, columns, index, search, onSearch, sort, sorted, rank, isDropTarget, onMove, onDrag, onDrop } = props;
  const { field, isPinned, isTitle } = column;
  const [width, setWidth] = useState<number>();
  const drag = useDrag({ isMovable: !isTitle, onDrag, onDrop });
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: holds buttons
    <div
      role="columnheader"
      data-header={index}
      aria-sort={sorted && (sorted.descending ? "descending" : "ascending")}
      aria-colindex={index + 2}
      style={isPinned ? { left: pinnedLeft(columns, index) } : undefined}
      className={cn(
        "group/header relative flex min-w-0 items-center px-1 text-xs font-medium",
        isPinned && "sticky z-1 bg-surface",
        isPinned && !columns[index + 1]?.isPinned && "border-r",
        isDropTarget && "shadow-[inset_2px_0_0_0_var(--accent)]",
      )}
    >
      <button
        type="button"
        {...drag}
        disabled={!field.sort && isTitle}
        title={field.sort ? m.list_sort_hint() : undefined}
        onClick={(event) => field.sort && onSearch({ sort: toggleSort(sort, pathOf(field), event.shiftKey) })}
        className={cn(
          "flex min-w-0 flex-1 items-center gap-1 rounded px-1 py-0.5 text-ink-2 hover:text-ink",
          isRightAligned(field) && "justify-end",
          sorted && "text-ink",
        )}
      >
        <span className="truncate">{field.label}</span>
        {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
        {rank !== undefined && <span className="text-ink-3 tabular-nums">{rank}</span>}
      </button>
      <HeaderMenu {...{ column, columns, index, search, onSearch, sort, onMove }} />
      <Edge
        width={column.width}
        shown={width}
        onResize={setWidth}
        onResized={(next) => {
          setWidth(undefined);
          onSearch(resizeColumn(search.widths, field.name, next));
        }}
      />
    </div>
  );
}

interface EdgeProps {
  width: number;
  shown: number | undefined;
  onResize: (width: number) => void;
  /** Without a width to go back to the usual one. */
  onResized: (width?: number) => void;
}

/** The right edge of a column, which a pointer drags; a line shows where it will be. By key: the column's menu. */
function Edge({ width, shown, onResize, onResized }: EdgeProps) {
  const start = useRef<number>(undefined);
  const widthAt = (x: number) => clampWidth(width + x - (start.current ?? x));
  return (
    <span
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = event.clientX;
      }}
      onPointerMove={(event) => start.current !== undefined && onResize(widthAt(event.clientX))}
      onPointerUp={(event) => {
        const next = widthAt(event.clientX);
        start.current = undefined;
        if (next !== width) onResized(next);
      }}
      onDoubleClick={() => onResized()}
      style={shown === undefined ? undefined : { right: width - shown }}
      className={cn(
        "absolute top-1.5 right-0 bottom-1.5 z-10 w-1.5 cursor-col-resize touch-none border-r border-line hover:border-accent",
        shown !== undefined && "top-0 h-[100dvh] border-accent",
      )}
    />
  );
}

/** Tells a drag from a press: a column's name is both. */
function useDrag({ isMovable, onDrag, onDrop }: { isMovable: boolean } & Pick<HeaderCellProps, "onDrag" | "onDrop">) {
  const start = useRef<number>(undefined);
  const isDragging = useRef(false);
  const end = (x?: number) => {
    if (isDragging.current) onDrop(x);
    start.current = undefined;
  };
  if (!isMovable) return {};
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      start.current = event.clientX;
      isDragging.current = false;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (start.current === undefined) return;
      if (!isDragging.current && Math.abs(event.clientX - start.current) < DRAG_BEGINS_PX) return;
      if (!isDragging.current) event.currentTarget.setPointerCapture(event.pointerId);
      isDragging.current = true;
      onDrag(event.clientX);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event.clientX),
    onPointerCancel: () => end(),
    onClickCapture(event: { stopPropagation(): void; preventDefault(): void }) {
      if (!isDragging.current) return;
      isDragging.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}
