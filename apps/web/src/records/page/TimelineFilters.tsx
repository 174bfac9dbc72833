import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { ScrollRow } from "../../ui/ScrollRow.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { Select } from "../../ui/Select.tsx";
import { NO_FILTER, TIMELINE_KINDS, type TimelineFilter } from "./timeline-filter.ts";
import { KIND_LABELS } from "./timeline-kinds.ts";

interface TimelineFiltersProps {
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  /** Objects to choose from, on a list that tells of many records. */
  objects?: readonly DrawnObject[];
}

/** Narrows the timeline: to one kind of entry at a press, by words, member and days behind another. */
export function TimelineFilters({ filter, onFilter, objects }: TimelineFiltersProps) {
  return (
    <div className="flex items-start gap-1 px-3 pb-2 print:hidden">
      <ScrollRow className="flex-1">
        <fieldset className="flex gap-1">
          <legend className="sr-only">{m.timeline_filter()}</legend>
          {TIMELINE_KINDS.map((kind) => (
            <Button
              key={kind}
              size="sm"
              variant="ghost"
              aria-pressed={kind === filter.kind}
              className="rounded-full aria-pressed:bg-hover aria-pressed:text-ink"
              onClick={() => onFilter({ ...filter, kind })}
            >
              {KIND_LABELS[kind]()}
            </Button>
          ))}
        </fieldset>
      </ScrollRow>
      <MoreFilters filter={filter} onFilter={onFilter} objects={objects} />
    </div>
  );
}

function MoreFilters({ filter, onFilter, objects }: TimelineFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  const { data: members = [] } = useQuery({ ...membersQuery, enabled: isOpen });
  const set = (change: Partial<TimelineFilter>) => onFilter({ ...filter, ...change });
  const { q, memberId, from, until, object, by } = filter;
  const count = [q, memberId, from, until, object].filter(Boolean).length;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      label={m.timeline_filter_more()}
      trigger={
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={count > 0}
          className="aria-pressed:bg-hover aria-pressed:text-ink"
        >
          <ListFilter aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{m.timeline_filter_more()}</span>
          {count > 0 && <span className="tabular-nums">{count}</span>}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <FormField label={m.timeline_filter_words()}>
          {(control) => (
            <Input
              {...control}
              type="search"
              value={q}
              maxLength={200}
              onChange={(event) => set({ q: event.target.value })}
            />
          )}
        </FormField>
        {objects && (
          <FormField label={m.timeline_filter_object()}>
            {(control) => (
              <Select
                {...control}
                choices={objects.map(({ name, pluralLabel }) => ({ value: name, label: pluralLabel }))}
                empty={m.timeline_filter_everything()}
                value={object}
                onValue={(chosen) => set({ object: chosen })}
              />
            )}
          </FormField>
        )}
        <FormField label={m.timeline_filter_member()}>
          {(control) => (
            <Select
              {...control}
              choices={members.map(({ id, name }) => ({ value: id, label: name }))}
              empty={m.timeline_filter_anybody()}
              value={memberId}
              onValue={(chosen) => set({ memberId: chosen })}
            />
          )}
        </FormField>
        <div className="grid grid-cols-2 gap-2">
          <FormField label={m.timeline_filter_from()}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={from}
                max={until || undefined}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </FormField>
          <FormField label={m.timeline_filter_until()}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={until}
                min={from || undefined}
                onChange={(event) => set({ until: event.target.value })}
              />
            )}
          </FormField>
        </div>
        <div>
          <Segments
            label={m.timeline_group()}
            choices={[
              { value: "day", label: m.timeline_group_day() },
              { value: "kind", label: m.timeline_group_kind() },
            ]}
            value={by}
            onChange={(chosen) => set({ by: chosen })}
          />
        </div>
        <Button size="sm" disabled={count === 0} onClick={() => onFilter({ ...NO_FILTER, kind: filter.kind, by })}>
          {m.timeline_filter_clear()}
        </Button>
      </div>
    </Popover>
  );
}
