import { Suspense } from "react";
import { cn } from "../../lib/cn.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { FieldValue } from "../fields/FieldValue.tsx";
import { RecordLink } from "../RecordLink.tsx";
import { type RecordData, titleOf } from "../record.ts";
import { type Column, isRightAligned, pinnedLeft } from "./columns.ts";
import type { CommitStep } from "./editing/CellEditor.tsx";
import type { Refusal } from "./editing/useCellWrites.tsx";
import { cellId, type Editing } from "./useGridCursor.ts";

// Editors bring every control there is; who only reads does not wait for them.
const loadEditor = () => import("./editing/CellEditor.tsx");
const CellEditor = lazily(loadEditor, "CellEditor");

/** Fetches the editors before the first cell is edited. */
export const prepareEditing = () => void loadEditor();

interface TableCellProps {
  object: DrawnObject;
  column: Column;
  columns: Column[];
  record: RecordData | undefined;
  line: number;
  index: number;
  ground: string;
  gridId: string;
  hasCursor: boolean;
  isInBlock: boolean;
  editing: Editing | undefined;
  refusal: Refusal | undefined;
  onCommit: (value: unknown, step?: CommitStep) => void;
  onCancel: () => void;
}

/** One field of one record; under the cursor, in a block, or being edited. */
export function TableCell(props: TableCellProps) {
  const { column, columns, record, line, index, ground, gridId, hasCursor, isInBlock, editing, refusal } = props;
  const { field, isPinned } = column;
  const isReadOnly = field.readOnly || !field.editable;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the table keeps the focus
    <div
      role="gridcell"
      id={cellId(gridId, { line, column: index })}
      data-line={line}
      data-column={index}
      aria-colindex={index + 2}
      aria-selected={isInBlock || undefined}
      aria-readonly={isReadOnly || undefined}
      aria-invalid={refusal ? true : undefined}
      title={refusal && m.list_cell_refused({ reason: refusal.message })}
      style={isPinned ? { left: pinnedLeft(columns, index) } : undefined}
      className={cn(
        "relative flex min-w-0 items-center px-2",
        isRightAligned(field) && "justify-end",
        isPinned && cn("sticky z-1", ground),
        isPinned && !columns[index + 1]?.isPinned && "border-r",
        isInBlock && !hasCursor && "bg-accent-soft",
        refusal && "bg-danger-soft shadow-[inset_0_0_0_1px_var(--danger)]",
        hasCursor &&
          "shadow-[inset_0_0_0_1px_var(--line-input)] group-focus/grid:shadow-[inset_0_0_0_2px_var(--accent)]",
        editing && "z-20 overflow-visible",
      )}
    >
      {record ? (
        <span className="min-w-0 truncate [&>*]:flex-nowrap">
          {column.isTitle ? (
            <TitleValue object={props.object} record={record} />
          ) : (
            <FieldValue record={record} field={field} plain />
          )}
        </span>
      ) : (
        <span aria-hidden className="h-3 w-2/3 animate-appear rounded bg-hover" />
      )}
      {record && editing && (
        <div data-editor="" className="contents">
          <Suspense>
            <CellEditor
              {...{ record, field, refusal }}
              typed={editing.typed}
              onCommit={props.onCommit}
              onCancel={props.onCancel}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}

const TitleValue = ({ object, record }: { object: DrawnObject; record: RecordData }) => (
  <RecordLink object={object.name} id={record.id} tabIndex={-1} className="truncate font-medium hover:underline">
    {titleOf(record, object)}
  </RecordLink>
);
