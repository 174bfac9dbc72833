import { type RefObject, useEffect, useRef, useState } from "react";
import { type Column, pinnedLeft } from "./columns.ts";
import type { Cell, Cursor } from "./grid-cursor.ts";
import type { ListRows } from "./useListRows.ts";
import type { RowWindow } from "./useRowWindow.ts";

/** A cell that is being edited: by its record, as its line may change while one types. */
export interface Editing {
  id: string;
  field: string;
  /** What was typed to begin with. */
  typed?: string;
}

export interface GridCursor {
  cursor: Cursor | undefined;
  /** Moves the cursor and brings its cell into sight. */
  moveTo(cursor: Cursor | undefined): void;
  editing: Editing | undefined;
  edit(editing: Editing | undefined): void;
  /** The id of the cell that has the cursor, while it is drawn. */
  activeId: string | undefined;
}

interface GridParts extends RowWindow {
  rows: ListRows;
  columns: Column[];
  scroller: RefObject<HTMLDivElement | null>;
  gridId: string;
}

/** The id of a cell's element, by which the table names the one that has the cursor. */
export const cellId = (gridId: string, { line, column }: Cell) => `${gridId}-${line}-${column}`;

/** Where the cursor is. It stays on its record when others come or go above it. */
export function useGridCursor({ rows, columns, scroller, gridId, drawn, show }: GridParts): GridCursor {
  const [cursor, setCursor] = useState<Cursor>();
  const [editing, setEditing] = useState<Editing>();
  const recordId = useRef<string>(undefined);

  const underCursor = cursor && rows.recordOn(cursor.line)?.id;
  useEffect(() => {
    if (!cursor || underCursor === recordId.current) return;
    const line = recordId.current === undefined ? undefined : rows.lineOf(recordId.current);
    if (line !== undefined && !cursor.anchor) setCursor({ ...cursor, line });
    else if (underCursor !== undefined) recordId.current = underCursor;
  });

  const wasEditing = useRef(false);
  useEffect(() => {
    // The editor took the focus with it.
    if (!editing && wasEditing.current) scroller.current?.focus({ preventScroll: true });
    wasEditing.current = editing !== undefined;
  }, [editing, scroller]);

  const moveTo = (next: Cursor | undefined) => {
    setCursor(next);
    recordId.current = next && rows.recordOn(next.line)?.id;
    if (!next) return;
    show(next.line);
    if (scroller.current) showColumn(scroller.current, columns, next.column);
  };
  const isDrawn = cursor && drawn.includes(cursor.line);
  const column = cursor && rows.lines.at(cursor.line)?.kind === "group" ? -1 : (cursor?.column ?? 0);
  return {
    cursor,
    moveTo,
    editing,
    edit: setEditing,
    activeId: isDrawn ? cellId(gridId, { line: cursor.line, column }) : undefined,
  };
}

/** Scrolls sideways until the column stands clear of the pinned ones. */
function showColumn(scroller: HTMLElement, columns: Column[], index: number) {
  const column = columns[index];
  if (!column || column.isPinned) return;
  const pinned = pinnedLeft(columns, columns.filter(({ isPinned }) => isPinned).length);
  const left = pinnedLeft(columns, index);
  if (left - pinned < scroller.scrollLeft) scroller.scrollLeft = left - pinned;
  const right = left + column.width - scroller.clientWidth;
  if (right > scroller.scrollLeft) scroller.scrollLeft = right;
}
