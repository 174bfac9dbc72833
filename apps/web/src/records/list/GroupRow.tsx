import { ChevronRight } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { type Column, SELECT_WIDTH } from "./columns.ts";
import type { Section } from "./lines.ts";
import { TotalValue } from "./TotalValue.tsx";
import { totalsOf } from "./totals.ts";
import { cellId } from "./useGridCursor.ts";

interface GroupRowProps {
  object: DrawnObject;
  columns: Column[];
  section: Section;
  line: number;
  top: number;
  height: number;
  gridId: string;
  hasCursor: boolean;
  totals: string | undefined;
}

/** The heading of a group: its name, how many it has, what their numbers come to. Pressed, it opens and closes. */
export function GroupRow({ columns, section, line, top, height, gridId, hasCursor, totals }: GroupRowProps) {
  const formats = useFormats();
  const { group, isOpen } = section;
  const title = group?.title || m.list_group_empty();
  const measures = totalsOf(columns, totals);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual table drawn without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the table keeps the focus
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-expanded={isOpen}
      style={{ transform: `translateY(${top}px)`, height }}
      className="absolute grid w-full grid-cols-(--columns) border-b bg-canvas"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div
        role="gridcell"
        id={cellId(gridId, { line, column: -1 })}
        style={{ gridColumn: "1 / span 2", width: SELECT_WIDTH + (columns[0]?.width ?? 0) }}
        className={cn(
          "sticky left-0 z-1 flex min-w-0 items-center bg-canvas px-2",
          hasCursor &&
            "shadow-[inset_0_0_0_1px_var(--line-input)] group-focus/grid:shadow-[inset_0_0_0_2px_var(--accent)]",
        )}
      >
        <button
          type="button"
          tabIndex={-1}
          data-section={section.id}
          aria-expanded={isOpen}
          className="flex min-w-0 items-center gap-1.5 rounded px-1 font-medium hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cn("size-4 shrink-0 text-ink-3 transition-transform", isOpen && "rotate-90")}
          />
          <span className="truncate">{title}</span>
          <span className="text-ink-3">{formats.number(section.count)}</span>
        </button>
      </div>
      {columns.slice(1).map(({ field }) => {
        const measure = measures.get(field.name);
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div key={field.name} role="gridcell" className="flex min-w-0 items-center justify-end px-2 text-ink-2">
            {measure && <TotalValue field={field} value={group?.measures[measure.name]} />}
          </div>
        );
      })}
    </div>
  );
}
