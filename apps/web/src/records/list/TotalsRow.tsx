import { memo } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";
import type { ListSearch, OnSearch } from "../list-search.ts";
import type { Summary } from "../record-paths.ts";
import { type Column, pinnedLeft } from "./columns.ts";
import { TotalValue } from "./TotalValue.tsx";
import { chooseTotal, isMeasured, type Measure, TOTALS, type Total, totalsOf } from "./totals.ts";

interface TotalsRowProps {
  object: DrawnObject;
  columns: Column[];
  search: ListSearch;
  onSearch: OnSearch;
  summary: Summary | undefined;
  total: number;
  /** Records of groups too small to be drawn. */
  beyond: number;
  height: number;
}

/** The last line: how many records there are, and what each column of numbers comes to. */
export const TotalsRow = memo(function TotalsRow({
  columns,
  search,
  onSearch,
  summary,
  total,
  beyond,
  height,
}: TotalsRowProps) {
  const formats = useFormats();
  const measures = totalsOf(columns, search.totals);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div
      role="row"
      style={{ height }}
      className="sticky bottom-0 z-10 grid w-full grid-cols-(--columns) border-t bg-surface text-xs"
    >
      {columns.map(({ field, isPinned, isTitle }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={field.name}
          role="gridcell"
          style={{
            left: isTitle ? 0 : isPinned ? pinnedLeft(columns, index) : undefined,
            gridColumn: isTitle ? "1 / span 2" : undefined,
          }}
          className={cn(
            "flex min-w-0 items-center px-2",
            isTitle ? "pl-10" : "justify-end",
            isPinned && "sticky z-1 bg-surface",
            isPinned && !columns[index + 1]?.isPinned && "border-r",
          )}
        >
          {isTitle && (
            <span className="truncate text-ink-2">
              {m.list_count({ count: total, shown: formats.number(total) })}
              {beyond > 0 && `. ${m.list_group_beyond({ count: beyond, shown: formats.number(beyond) })}`}
            </span>
          )}
          {isMeasured(field) && !isTitle && (
            <TotalMenu
              field={field}
              measure={measures.get(field.name)}
              summary={summary}
              onChoose={(kind) => onSearch(chooseTotal(search.totals, field.name, kind))}
            />
          )}
        </div>
      ))}
    </div>
  );
});

interface TotalMenuProps {
  field: DrawnField;
  measure: Measure | undefined;
  summary: Summary | undefined;
  onChoose: (kind: Total | "none") => void;
}

function TotalMenu({ field, measure, summary, onChoose }: TotalMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={cn(
            "flex max-w-full min-w-0 items-center gap-1 rounded px-1 py-0.5 hover:bg-hover",
            !measure && "text-ink-3 focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:hover:opacity-100",
          )}
          aria-label={m.list_total_of({ field: field.label })}
        >
          <span className="text-ink-3">{measure ? totalLabel(measure.kind) : m.list_total()}</span>
          {measure && (
            <span className="truncate font-medium">
              <TotalValue
                field={field}
                value={summary?.measures[measure.name]}
                currencies={summary?.currencies?.[measure.name]}
              />
            </span>
          )}
        </button>
      }
    >
      <MenuLabel>{field.label}</MenuLabel>
      {TOTALS.map((kind) => (
        <MenuItem key={kind} onSelect={() => onChoose(kind)}>
          {totalLabel(kind)}
        </MenuItem>
      ))}
      <MenuItem onSelect={() => onChoose("none")}>{m.common_none()}</MenuItem>
    </Menu>
  );
}

function totalLabel(kind: Total): string {
  switch (kind) {
    case "sum":
      return m.list_total_sum();
    case "avg":
      return m.list_total_avg();
    case "min":
      return m.list_total_min();
    case "max":
      return m.list_total_max();
  }
}
