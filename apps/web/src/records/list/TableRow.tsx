import { memo } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { type RecordData, titleOf } from "../record.ts";
import type { Column } from "./columns.ts";
import type { CommitStep } from "./editing/CellEditor.tsx";
import type { CellWrites } from "./editing/useCellWrites.tsx";
import { TableCell } from "./TableCell.tsx";
import type { Editing } from "./useGridCursor.ts";

interface TableRowProps {
  object: DrawnObject;
  columns: Column[];
  /** Undefined while it is on its way. */
  record: RecordData | undefined;
  line: number;
  top: number;
  height: number;
  gridId: string;
  isSelected: boolean;
  isPeeked: boolean;
  cursorColumn: number | undefined;
  /** The columns of the block that was drawn, where it crosses this row. */
  blockFrom: number | undefined;
  blockTo: number | undefined;
  editing: Editing | undefined;
  refusalOf: CellWrites["refusalOf"];
  onCommit: (value: unknown, step?: CommitStep) => void;
  onCancel: () => void;
}

/** One record across the columns. */
export const TableRow = memo(
  function TableRow(props: TableRowProps) {
    const { object, columns, record, line, top, height, isSelected, isPeeked, editing } = props;
    const ground = isSelected || isPeeked ? "bg-selected" : "bg-surface group-hover/row:bg-hover";
    return (
      // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
      // biome-ignore lint/a11y/useFocusableInteractive: the table keeps the focus
      <div
        role="row"
        aria-rowindex={line + 2}
        aria-selected={isSelected}
        aria-busy={record === undefined || undefined}
        style={{ transform: `translateY(${top}px)`, height }}
        className={cn(
          "group/row absolute grid w-full grid-cols-(--columns) border-b",
          isSelected || isPeeked ? "bg-selected" : "bg-surface hover:bg-hover",
          editing && "z-20",
        )}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
        <div
          role="gridcell"
          data-check={line}
          className={cn("sticky left-0 z-1 flex items-center justify-center", ground)}
        >
          {record && (
            <Checkbox
              tabIndex={-1}
              aria-label={m.list_select_record({ title: titleOf(record, object) })}
              checked={isSelected}
              className="pointer-fine:not-checked:opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100"
            />
          )}
        </div>
        {columns.map((column, index) => (
          <TableCell
            key={column.field.name}
            {...{ object, column, columns, record, line, index, ground }}
            gridId={props.gridId}
            hasCursor={props.cursorColumn === index}
            isInBlock={props.blockFrom !== undefined && index >= props.blockFrom && index <= (props.blockTo ?? -1)}
            editing={editing?.field === column.field.name ? editing : undefined}
            refusal={record && props.refusalOf(record.id, column.field.name)}
            onCommit={props.onCommit}
            onCancel={props.onCancel}
          />
        ))}
      </div>
    );
  },
  // What a row does is the same whichever render its handlers are from, as long as nobody types in it.
  (before, after) =>
    after.editing === undefined &&
    before.editing === undefined &&
    DRAWN_BY.every((name) => before[name] === after[name]) &&
    (before.refusalOf === after.refusalOf ||
      before.columns.every(
        ({ field }) =>
          before.refusalOf(before.record?.id ?? "", field.name) === after.refusalOf(after.record?.id ?? "", field.name),
      )),
);

const DRAWN_BY = [
  "object",
  "columns",
  "record",
  "line",
  "top",
  "height",
  "isSelected",
  "isPeeked",
  "cursorColumn",
  "blockFrom",
  "blockTo",
] as const;
