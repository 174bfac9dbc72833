import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronRight } from "lucide-react";
import { useMemo, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { useIsPainted } from "../../lib/hooks.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { columnsOf } from "../asked-first.ts";
import { FieldValue } from "../fields/FieldValue.tsx";
import { RecordLink } from "../RecordLink.tsx";
import { isBlank, type RecordData, readField, titleOf } from "../record.ts";
import { layOut, type Section } from "./lines.ts";
import { useListRows } from "./useListRows.ts";
import type { ListParts } from "./useSections.ts";

interface RecordCardsProps {
  object: DrawnObject;
  parts: ListParts;
  columns: string | undefined;
}

const SHOWN_FIELDS = 3;

/** Values that do not say by themselves what they are of. */
const NEEDS_NAME = ["date", "datetime", "number", "integer", "percent", "boolean"];

/** The list on a phone: each record its title and the first columns that say something. */
export function RecordCards({ object, parts, columns }: RecordCardsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => columnsOf(object, columns).slice(1), [object, columns]);
  const lines = useMemo(() => layOut(parts.sections), [parts.sections]);
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    // Before the list has been measured: its cards come with the first drawing and not with a second.
    initialRect: { width: innerWidth, height: innerHeight },
    overscan: useIsPainted() ? 8 : 0,
  });
  const items = virtualizer.getVirtualItems();
  const rows = useListRows(parts.request, lines, { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: records without pages hold nothing to focus, and must scroll by key
    <div ref={scroller} tabIndex={0} className={cn("h-full overflow-auto", parts.isOutdated && "opacity-60")}>
      <ul aria-label={object.pluralLabel} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const line = rows.lines.at(item.index);
          const record = rows.recordOn(item.index);
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
              className="absolute w-full border-b"
            >
              {line?.kind === "group" ? (
                <GroupHeading section={line.section} onToggle={() => parts.toggle(line.section.id)} />
              ) : (
                <Card object={object} record={record} fields={fields} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Card({
  object,
  record,
  fields,
}: {
  object: DrawnObject;
  record: RecordData | undefined;
  fields: DrawnField[];
}) {
  if (!record) return <span aria-hidden className="mx-4 my-5 block h-5 w-1/2 animate-appear rounded bg-hover" />;
  const filled = fields.filter((field) => !isBlank(readField(record, field))).slice(0, SHOWN_FIELDS);
  return (
    <RecordLink object={object.name} id={record.id} className="block px-4 py-2.5 active:bg-hover">
      <span className="block truncate text-base font-medium">{titleOf(record, object)}</span>
      <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        {filled.map((field) => (
          <span key={field.name} className="max-w-full min-w-0 truncate">
            {NEEDS_NAME.includes(field.type) && <span className="mr-1 text-xs text-ink-3">{field.label}</span>}
            <FieldValue record={record} field={field} plain />
          </span>
        ))}
      </span>
    </RecordLink>
  );
}

function GroupHeading({ section, onToggle }: { section: Section; onToggle: () => void }) {
  const formats = useFormats();
  return (
    <button
      type="button"
      aria-expanded={section.isOpen}
      onClick={onToggle}
      className="flex min-h-11 w-full items-center gap-2 bg-canvas px-3 text-left font-medium"
    >
      <ChevronRight aria-hidden className={cn("size-4 text-ink-3", section.isOpen && "rotate-90")} />
      <span className="truncate">{section.group?.title || m.list_group_empty()}</span>
      <span className="text-ink-3">{formats.number(section.count)}</span>
    </button>
  );
}
