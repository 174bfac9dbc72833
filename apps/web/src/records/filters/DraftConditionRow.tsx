import { X } from "lucide-react";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { pathOf } from "../metadata.ts";
import { ConditionValue } from "./ConditionValue.tsx";
import { type DraftCondition, newCondition, withOp } from "./draft.ts";
import { opLabel } from "./filter-words.ts";
import { opsFor } from "./grammar.ts";

interface DraftConditionRowProps {
  condition: DraftCondition;
  fields: DrawnField[];
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}

/** One condition: a field, a comparison, a value. */
export function DraftConditionRow({ condition, fields, onChange, onRemove }: DraftConditionRowProps) {
  const field = fields.find((one) => pathOf(one) === condition.field);
  if (!field) return null;
  const choose = (path: string) => {
    const next = fields.find((one) => pathOf(one) === path);
    if (next) onChange({ ...newCondition(next), id: condition.id });
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Select
        aria-label={m.filters_field()}
        className="w-44"
        choices={fields.map((one) => ({ value: pathOf(one), label: one.label }))}
        value={condition.field}
        onValue={choose}
      />
      <Select
        aria-label={m.filters_comparison()}
        className="w-40"
        choices={opsFor(field.type).map((op) => ({ value: op, label: opLabel(op, field) }))}
        value={condition.op}
        onValue={(value) => {
          const op = opsFor(field.type).find((one) => one === value);
          if (op) onChange(withOp(condition, op));
        }}
      />
      <div className="min-w-48 flex-1">
        <ConditionValue
          field={field}
          op={condition.op}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      </div>
      <IconButton label={m.filters_remove({ condition: field.label })} onClick={onRemove}>
        <X />
      </IconButton>
    </div>
  );
}
