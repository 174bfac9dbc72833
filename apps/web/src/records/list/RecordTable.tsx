import { type CSSProperties, useId, useMemo, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { useIsPainted } from "../../lib/hooks.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { ListSearch, OnSearch } from "../list-search.ts";
import type { Summary } from "../record-paths.ts";
import { usePaste } from "./clipboard/usePaste.tsx";
import { gridTemplate, tableColumns, widthOfAll } from "./columns.ts";
import { RowHeights } from "./density.ts";
import { useCellWrites } from "./editing/useCellWrites.tsx";
import { GroupRow } from "./GroupRow.tsx";
import { blockOf } from "./grid-cursor.ts";
import { layOut } from "./lines.ts";
import type { Selection } from "./selection.ts";
import { TableHeader } from "./TableHeader.tsx";
import { TableRow } from "./TableRow.tsx";
import { TotalsRow } from "./TotalsRow.tsx";
import { useGridCursor } from "./useGridCursor.ts";
import { useGridEvents } from "./useGridEvents.ts";
import { type ListRows, useListRows } from "./useListRows.ts";
import { useRowWindow } from "./useRowWindow.ts";
import type { ListParts } from "./useSections.ts";
import { useTableShortcuts } from "./useTableShortcuts.ts";

export interface RecordTableProps {
  object: DrawnObject;
  parts: ListParts;
  search: ListSearch;
  onSearch: OnSearch;
  summary: Summary | undefined;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  onPeek: (id: string | undefined) => void;
  /** Where the peek asks which record comes next. */
  rowsRef: { current: ListRows | null };
}

const HEADER_HEIGHT = 36;
/** What of the window's height stands above and below the table. */
const AROUND = 140;
/** Rows drawn beyond those in sight, for whoever scrolls. */
const ROWS_BEYOND = 6;

/**
 * A virtual table of any object's records, used like a spreadsheet: the cursor is a cell, typing edits it, a block is
 * copied and pasted. The table keeps the focus and names the cell, so that cells may come and go under it.
 */
export function RecordTable(props: RecordTableProps) {
  const { object, parts, search, onSearch, summary, selection, onSelection, onPeek, rowsRef } = props;
  const { columns: chosen, pinned, widths } = search;
  const columns = useMemo(
    () => tableColumns(object, { columns: chosen, pinned, widths }),
    [object, chosen, pinned, widths],
  );
  const rowHeight = RowHeights[search.density ?? "usual"];
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();

  const lines = useMemo(() => layOut(parts.sections), [parts.sections]);
  const { drawn, show } = useRowWindow({
    scroller,
    count: lines.count,
    rowHeight,
    header: HEADER_HEIGHT,
    footer: rowHeight,
    beyond: useIsPainted() ? ROWS_BEYOND : 0,
    usualHeight: innerHeight - AROUND,
  });
  const rows = useListRows(parts.request, lines, { first: drawn[0] ?? 0, last: drawn.at(-1) ?? 0 });
  rowsRef.current = rows;

  const formats = useFormats();
  const writes = useCellWrites(object);
  const grid = useGridCursor({ rows, columns, scroller, gridId, drawn, show });
  const paste = usePaste({ object, rows, columns, onDone: () => scroller.current?.focus() });
  const events = useGridEvents({ object, rows, columns, grid, writes, paste, parts, selection, onSelection, onPeek });

  useTableShortcuts(() => {
    scroller.current?.focus();
    if (!grid.cursor) grid.moveTo({ line: rows.lines.recordFrom(0, 1) ?? 0, column: 0 });
  });

  const { cursor, editing } = grid;
  const block = cursor && blockOf(cursor);
  const width = widthOfAll(columns);
  const template: CSSProperties & Record<"--columns", string> = { "--columns": gridTemplate(columns), minWidth: width };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual table cannot be a <table>: most of its rows do not exist */}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={object.pluralLabel}
        aria-rowcount={rows.lines.count + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={rows.isFetching}
        aria-activedescendant={grid.activeId}
        className={cn(
          "group/grid h-full overflow-auto outline-none transition-opacity",
          parts.isOutdated && "opacity-60",
        )}
        {...events.handlers}
      >
        <div role="presentation" style={template}>
          <TableHeader {...{ object, columns, search, onSearch, selection, onSelection }} total={parts.total} />
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          <div role="rowgroup" className="relative select-none" style={{ height: lines.count * rowHeight }}>
            {drawn.map((at) => {
              const line = rows.lines.at(at);
              const top = at * rowHeight;
              if (!line) return null;
              if (line.kind === "group") {
                return (
                  <GroupRow
                    key={line.section.id}
                    {...{ object, columns, section: line.section, line: at, top, height: rowHeight, gridId }}
                    hasCursor={cursor?.line === at}
                    totals={search.totals}
                  />
                );
              }
              const record = rows.recordOn(at);
              const isInBlock = block && at >= block.firstLine && at <= block.lastLine;
              const isEdited = editing !== undefined && editing.id === record?.id;
              return (
                <TableRow
                  key={record?.id ?? `${line.section.id} ${line.index}`}
                  {...{ object, columns, record, line: at, top, height: rowHeight, gridId }}
                  isSelected={record !== undefined && events.isSelected(record.id)}
                  isPeeked={record !== undefined && record.id === search.peek}
                  cursorColumn={cursor?.line === at ? cursor.column : undefined}
                  blockFrom={isInBlock ? block.firstColumn : undefined}
                  blockTo={isInBlock ? block.lastColumn : undefined}
                  editing={isEdited ? editing : undefined}
                  refusalOf={writes.refusalOf}
                  onCommit={events.commit}
                  onCancel={events.cancel}
                />
              );
            })}
          </div>
          <TotalsRow
            {...{ object, columns, search, onSearch, summary, total: parts.total, beyond: parts.beyond }}
            height={rowHeight}
          />
        </div>
      </div>
      <p aria-live="polite" className="sr-only">
        {parts.isOutdated ? m.list_loading() : m.list_count({ count: parts.total, shown: formats.number(parts.total) })}
      </p>
      {writes.dialog}
      {paste.dialog}
    </>
  );
}
