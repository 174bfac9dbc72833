import { ListFilter } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FilterInput } from "./FilterInput.tsx";

const FilterChips = lazily(() => import("./FilterChips.tsx"), "FilterChips");
const FilterPanel = lazily(() => import("./FilterPanel.tsx"), "FilterPanel");

interface FilterBarProps {
  object: DrawnObject;
  filter?: string;
  onFilter: (filter: string | undefined) => void;
}

/** The filter as text, as chips and as a builder: the same filter, changed any of these ways. */
export function FilterBar({ object, filter = "", onFilter }: FilterBarProps) {
  const [isBuilding, setBuilding] = useState(false);
  const add = (term: string) => onFilter(withTerm(filter, term));
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
      <FilterInput object={object} filter={filter} onAdd={add} />
      <Button size="sm" variant="ghost" aria-expanded={isBuilding} onClick={() => setBuilding(true)}>
        <ListFilter aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{m.filters_filter()}</span>
      </Button>
      {filter && (
        <Suspense fallback={<span className="truncate px-2 text-ink-2">{filter}</span>}>
          <FilterChips {...{ object, filter, onFilter }} onEdit={() => setBuilding(true)} />
        </Suspense>
      )}
      {isBuilding && (
        <Suspense>
          <FilterPanel {...{ object, filter, onFilter }} onClose={() => setBuilding(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A filter with alternatives at its top is kept together by parentheses. */
function withTerm(filter: string, term: string): string {
  const whole = / OR /.test(filter) ? `(${filter})` : filter;
  const next = / OR /.test(term) && whole ? `(${term})` : term;
  return [whole, next].filter(Boolean).join(" ");
}
