import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { TIMELINE_FILTERS, type TimelineFilter } from "./timeline.api.ts";

const LABELS: Record<TimelineFilter, () => string> = {
  all: m.timeline_filter_all,
  notes: m.timeline_filter_notes,
  calls: m.timeline_filter_calls,
  meetings: m.timeline_filter_meetings,
  messages: m.timeline_filter_messages,
  changes: m.timeline_filter_changes,
};

interface TimelineFiltersProps {
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
}

/** Narrows the timeline to one kind of entry. */
export function TimelineFilters({ filter, onFilter }: TimelineFiltersProps) {
  return (
    <fieldset className="flex min-w-0 gap-1 overflow-x-auto px-3 pb-2 print:hidden">
      <legend className="sr-only">{m.timeline_filter()}</legend>
      {TIMELINE_FILTERS.map((one) => (
        <Button
          key={one}
          size="sm"
          variant="ghost"
          aria-pressed={one === filter}
          className="rounded-full aria-pressed:bg-hover aria-pressed:text-ink"
          onClick={() => onFilter(one)}
        >
          {LABELS[one]()}
        </Button>
      ))}
    </fieldset>
  );
}
