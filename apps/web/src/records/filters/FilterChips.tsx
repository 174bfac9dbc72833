import { X } from "lucide-react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { describeFilter } from "./filter-words.ts";
import { type Filter, isAnd, parseFilter, printFilter } from "./grammar.ts";
import { useFilterFields } from "./useFilterFields.ts";

interface FilterChipsProps {
  object: DrawnObject;
  filter: string;
  onFilter: (filter: string | undefined) => void;
  onEdit: () => void;
}

/** What the filter asks for, condition by condition; each can be taken away. */
export function FilterChips({ object, filter, onFilter, onEdit }: FilterChipsProps) {
  const fields = useFilterFields(object);
  const parsed = parseFilter(filter, fields);
  // What only the server can read, such as a company by name, is one chip with the text as it is.
  const parts: Filter[] = parsed.ok ? (isAnd(parsed.tree) ? parsed.tree.and : [parsed.tree]) : [];
  if (!parsed.ok) return <Chip words={filter} onEdit={onEdit} onRemove={() => onFilter(undefined)} />;
  return parts.map((part, index) => (
    <Chip
      key={printFilter(part, fields)}
      words={describeFilter(part, fields)}
      onEdit={onEdit}
      onRemove={() => onFilter(printFilter({ and: parts.filter((_, at) => at !== index) }, fields) || undefined)}
    />
  ));
}

const Chip = ({ words, onEdit, onRemove }: { words: string; onEdit: () => void; onRemove: () => void }) => (
  <span className="inline-flex h-7 max-w-80 items-center pointer-coarse:h-9 rounded-md bg-accent-soft pr-1 text-accent-text">
    <button type="button" title={words} onClick={onEdit} className="min-w-0 truncate rounded-md py-1 pr-1 pl-2">
      {words}
    </button>
    <button
      type="button"
      aria-label={m.filters_remove({ condition: words })}
      onClick={onRemove}
      className="rounded p-1 hover:bg-selected"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  </span>
);
