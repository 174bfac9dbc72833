import { useNavigate } from "@tanstack/react-router";
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { hasPage, pageOf } from "../RecordLink.tsx";
import { type RecordData, readField } from "../record.ts";
import { copyBlock } from "./clipboard/copy.ts";
import type { Paste } from "./clipboard/usePaste.tsx";
import type { Column } from "./columns.ts";
import type { CommitStep } from "./editing/CellEditor.tsx";
import type { CellWrites } from "./editing/useCellWrites.tsx";
import { blockOf, type Cell, moveCursor, tabCursor } from "./grid-cursor.ts";
import { EVERYTHING_FOUND, isSelected, NOTHING, type Selection, select } from "./selection.ts";
import { prepareEditing } from "./TableCell.tsx";
import type { GridCursor } from "./useGridCursor.ts";
import type { ListRows } from "./useListRows.ts";
import type { ListParts } from "./useSections.ts";

interface GridContext {
  object: DrawnObject;
  rows: ListRows;
  columns: Column[];
  grid: GridCursor;
  writes: CellWrites;
  paste: Paste;
  parts: ListParts;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  onPeek: (id: string | undefined) => void;
}

const LINES_A_PAGE = 20;

/** What keys, presses and the clipboard do in the table. */
export function useGridEvents(context: GridContext) {
  const { object, rows, columns, grid, writes, paste, parts, selection, onSelection, onPeek } = context;
  const navigate = useNavigate();
  const isDrawing = useRef(false);
  const lastChecked = useRef<number>(undefined);
  const { cursor } = grid;
  const size = { lines: rows.lines.count, columns: columns.length, page: LINES_A_PAGE };

  const editCell = ({ line, column }: Cell, typed?: string) => {
    const record = rows.recordOn(line);
    const field = columns[column]?.field;
    if (!record || !field || field.readOnly || !field.editable) return false;
    if (field.type === "boolean") writes.write(record, field, readField(record, field) !== true);
    else grid.edit({ id: record.id, field: field.name, typed });
    return true;
  };
  const open = (record: RecordData) => {
    if (hasPage(object.name)) navigate(pageOf(object.name, record.id));
  };
  /** Checks or unchecks a record; with Shift all from the one before. */
  const check = async (line: number, withShift: boolean) => {
    const record = rows.recordOn(line);
    if (!record) return;
    const from = withShift ? (lastChecked.current ?? line) : line;
    lastChecked.current = line;
    const among = await rows.load(Math.min(from, line), Math.max(from, line));
    const isOn = !isSelected(selection, record.id);
    onSelection(
      select(
        selection,
        among.map(({ id }) => id),
        isOn,
      ),
    );
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (grid.editing) {
      // The editor is still being fetched; what is typed until then belongs to it.
      if (event.key.length === 1) {
        event.preventDefault();
        event.stopPropagation();
        grid.edit({ ...grid.editing, typed: (grid.editing.typed ?? "") + event.key });
      }
      return;
    }
    const at = cursor ?? { line: rows.lines.recordFrom(0, 1) ?? 0, column: 0 };
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const isCommand = event.ctrlKey || event.metaKey;
    const line = rows.lines.at(at.line);
    if (line?.kind === "group" && (event.key === "Enter" || isTurning(event.key, line.section.isOpen))) {
      take();
      return parts.toggle(line.section.id);
    }
    const next = moveCursor(at, event, size);
    if (next) {
      take();
      return grid.moveTo(cursor ? next : at);
    }
    const record = rows.recordOn(at.line);
    if (isCommand && event.key.toLowerCase() === "a") {
      take();
      return onSelection(EVERYTHING_FOUND);
    }
    if (event.key === "Escape" && (cursor?.anchor || selection !== NOTHING)) {
      take();
      if (cursor?.anchor) return grid.moveTo({ line: at.line, column: at.column });
      return onSelection(NOTHING);
    }
    if (!record || event.altKey) return;
    if (event.key === " ") {
      take();
      return event.shiftKey ? void check(at.line, false) : onPeek(record.id);
    }
    if (event.key === "Enter" && isCommand) {
      take();
      return open(record);
    }
    if (isCommand) return;
    if (event.key === "Enter" || event.key === "F2") {
      take();
      if (!editCell(at) && columns[at.column]?.isTitle) open(record);
      return;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      take();
      return void paste.clear(blockOf(cursor ?? at));
    }
    if (event.key.length === 1 && cursor && editCell(at, event.key)) take();
  };

  const commit = (value: unknown, step?: CommitStep) => {
    const { editing } = grid;
    const line = editing && rows.lineOf(editing.id);
    const record = line === undefined ? undefined : rows.recordOn(line);
    const field = columns.find((column) => column.field.name === editing?.field)?.field;
    grid.edit(undefined);
    if (!record || !field) return;
    if (JSON.stringify(value ?? null) !== JSON.stringify(readField(record, field) ?? null)) {
      writes.write(record, field, value);
    } else writes.giveUp(record.id, field.name);
    if (step && cursor) grid.moveTo(stepFrom(cursor, step, size));
  };

  /** Presses on the way between controls of the table's own go to those. */
  const cellUnder = (event: MouseEvent): Cell | undefined => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("button, input, select, textarea, a, [data-editor]")) return undefined;
    const cell = target.closest<HTMLElement>("[data-line]");
    return cell ? { line: Number(cell.dataset.line), column: Number(cell.dataset.column) } : undefined;
  };
  const handlers = {
    onKeyDown,
    onFocus: prepareEditing,
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      const cell = cellUnder(event);
      if (!cell || event.button !== 0) return;
      isDrawing.current = event.pointerType === "mouse";
      grid.moveTo(event.shiftKey && cursor ? { ...cell, anchor: cursor.anchor ?? cursor } : cell);
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (!isDrawing.current || event.buttons !== 1 || !cursor) return;
      const cell = cellUnder(event);
      const isElsewhere = cell && (cell.line !== cursor.line || cell.column !== cursor.column);
      if (isElsewhere) grid.moveTo({ ...cell, anchor: cursor.anchor ?? cursor });
    },
    onPointerUp: () => {
      isDrawing.current = false;
    },
    onDoubleClick(event: MouseEvent<HTMLDivElement>) {
      const cell = cellUnder(event);
      if (cell) editCell(cell);
    },
    onClick(event: MouseEvent<HTMLDivElement>) {
      const target = event.target instanceof Element ? event.target : null;
      const box = target?.closest<HTMLElement>("[data-check]");
      if (box) void check(Number(box.dataset.check), event.shiftKey);
      const heading = target?.closest<HTMLElement>("[data-section]");
      if (heading?.dataset.section) parts.toggle(heading.dataset.section);
    },
    onCopy(event: ClipboardEvent<HTMLDivElement>) {
      if (isEditing(event) || !cursor) return;
      const text = copyBlock(rows, columns, blockOf(cursor));
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    },
    onPaste(event: ClipboardEvent<HTMLDivElement>) {
      if (isEditing(event) || !cursor) return;
      event.preventDefault();
      void paste.paste(event.clipboardData.getData("text/plain"), blockOf(cursor));
    },
  };
  return {
    handlers,
    commit,
    cancel: () => grid.edit(undefined),
    isSelected: (id: string) => isSelected(selection, id),
  };
}

/** The clipboard's events come from whatever was last pressed; those from an editor are the editor's. */
const isEditing = ({ target }: ClipboardEvent) =>
  target instanceof Element && target.closest("input, textarea, [data-editor]") !== null;

/** Right opens a group and left closes it. */
const isTurning = (key: string, isOpen: boolean) => key === (isOpen ? "ArrowLeft" : "ArrowRight");

function stepFrom(
  { line, column }: Cell,
  step: CommitStep,
  size: { lines: number; columns: number; page: number },
): Cell {
  if (step === "right" || step === "left") return tabCursor({ line, column }, step === "right" ? 1 : -1, size);
  const next = line + (step === "down" ? 1 : -1);
  return { line: Math.max(0, Math.min(size.lines - 1, next)), column };
}
