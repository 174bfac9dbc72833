import { Plus, X } from "lucide-react";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { DraftConditionRow } from "./DraftConditionRow.tsx";
import { type Draft, type DraftGroup, newCondition, newGroup } from "./draft.ts";
import { describeFilter } from "./filter-words.ts";

interface DraftGroupRowsProps {
  group: DraftGroup;
  fields: DrawnField[];
  onChange: (group: DraftGroup) => void;
  /** Left out for the outermost. */
  onRemove?: () => void;
  depth?: number;
}

/** The language itself goes deeper; by hand nobody does. */
const DEEPEST = 2;

/** Conditions of which all must hold, or one; groups may stand among them. */
export function DraftGroupRows({ group, fields, onChange, onRemove, depth = 0 }: DraftGroupRowsProps) {
  const { parts, isAny } = group;
  const [first] = fields;
  const replace = (id: number, next: Draft | undefined) =>
    onChange({ ...group, parts: parts.flatMap((part) => (part.id === id ? (next ?? []) : part)) });
  if (!first) return null;
  return (
    <fieldset className={depth > 0 ? "rounded-lg border p-3" : undefined}>
      <legend className="sr-only">{isAny ? m.filters_any() : m.filters_all()}</legend>
      <div className="mb-2 flex items-center gap-2">
        <Select
          aria-label={m.filters_how()}
          className="w-56"
          choices={[
            { value: "all", label: m.filters_all() },
            { value: "any", label: m.filters_any() },
          ]}
          value={isAny ? "any" : "all"}
          onValue={(value) => onChange({ ...group, isAny: value === "any" })}
        />
        {onRemove && (
          <IconButton label={m.filters_remove_group()} onClick={onRemove} className="ml-auto">
            <X />
          </IconButton>
        )}
      </div>
      <div className="flex flex-col gap-2">
        {parts.map((part) => {
          if (part.kind === "group") {
            return (
              <DraftGroupRows
                key={part.id}
                group={part}
                fields={fields}
                depth={depth + 1}
                onChange={(next) => replace(part.id, next)}
                onRemove={() => replace(part.id, undefined)}
              />
            );
          }
          if (part.kind === "condition") {
            return (
              <DraftConditionRow
                key={part.id}
                condition={part}
                fields={fields}
                onChange={(next) => replace(part.id, next)}
                onRemove={() => replace(part.id, undefined)}
              />
            );
          }
          const words = describeFilter(part.filter, fields);
          return (
            <div key={part.id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate px-2">{words}</span>
              <IconButton label={m.filters_remove({ condition: words })} onClick={() => replace(part.id, undefined)}>
                <X />
              </IconButton>
            </div>
          );
        })}
      </div>
      <div className="mt-2 flex gap-1">
        <Button
          size="sm"
          variant="ghost"
          onClick={() => onChange({ ...group, parts: [...parts, newCondition(first)] })}
        >
          <Plus aria-hidden className="size-4" />
          {m.filters_add_condition()}
        </Button>
        {depth < DEEPEST && (
          <Button size="sm" variant="ghost" onClick={() => onChange({ ...group, parts: [...parts, newGroup(first)] })}>
            <Plus aria-hidden className="size-4" />
            {m.filters_add_group()}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
