import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import type { DrawnField } from "../../lib/session.ts";
import { parseSort } from "../list-search.ts";
import type { RecordData } from "../record.ts";
import { type features, isRightAligned } from "./features.ts";

interface HeaderCellProps {
  header: Header<typeof features, RecordData, unknown>;
  field: DrawnField;
  sort: string;
  onSort: (field: string, add: boolean) => void;
}

/** A column's name: press to sort, with Shift to sort by several; its right edge drags the width. */
export function HeaderCell({ header, field, sort, onSort }: HeaderCellProps) {
  const sorted = parseSort(sort).find((one) => one.field === field.name);
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: holds a button
    <div
      role="columnheader"
      aria-sort={sorted && (sorted.descending ? "descending" : "ascending")}
      style={{ width: header.getSize() }}
      className="relative flex shrink-0 items-center px-2"
    >
      {field.sort ? (
        <button
          type="button"
          onClick={(event) => onSort(field.name, event.shiftKey)}
          className={cn(
            "-mx-1 flex min-w-0 items-center gap-1 rounded px-1 py-0.5 text-xs font-medium text-ink-2 hover:text-ink",
            isRightAligned(field) && "ml-auto",
          )}
        >
          <span className="truncate">{field.label}</span>
          {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
        </button>
      ) : (
        <span className="truncate text-xs font-medium text-ink-2">{field.label}</span>
      )}
      <span
        aria-hidden
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => header.column.resetSize()}
        className="absolute top-1.5 right-0 bottom-1.5 w-1.5 cursor-col-resize touch-none border-r border-line hover:border-accent"
      />
    </div>
  );
}
