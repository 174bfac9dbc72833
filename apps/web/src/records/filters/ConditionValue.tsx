import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { FieldInput } from "../fields/FieldInput.tsx";
import { OptionsInput } from "../fields/OptionsInput.tsx";
import { asText } from "../record.ts";
import { shapeOf } from "./draft.ts";
import { PERIODS, periodLabel } from "./filter-words.ts";
import { type FilterValue, familyOf, type Op } from "./grammar.ts";

type Value = FilterValue | FilterValue[] | undefined;

interface ConditionValueProps {
  field: DrawnField;
  op: Op;
  value: Value;
  onChange: (value: Value) => void;
}

/** What a condition compares with: nothing, one value, two, or a list. */
export function ConditionValue({ field, op, value, onChange }: ConditionValueProps) {
  const shape = shapeOf(op);
  if (shape === "none") return null;
  if (shape === "one") {
    return <OneValue field={field} value={Array.isArray(value) ? undefined : value} onChange={onChange} />;
  }
  const list = Array.isArray(value) ? value : [];
  if (shape === "two") {
    const [low = "", high = ""] = list;
    return (
      <div className="flex items-center gap-2">
        <OneValue field={field} value={low} onChange={(next) => onChange([next ?? "", high])} />
        <span className="text-ink-2">{m.filters_and()}</span>
        <OneValue field={field} value={high} onChange={(next) => onChange([low, next ?? ""])} />
      </div>
    );
  }
  if (field.options?.length) return <OptionsInput field={field} value={list} onChange={onChange} />;
  const split = (text: string) =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  return (
    <Input
      aria-label={m.filters_values()}
      placeholder={m.filters_values()}
      defaultValue={list.map(asText).join(", ")}
      onChange={(event) => onChange(split(event.target.value))}
    />
  );
}

interface OneValueProps {
  field: DrawnField;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
}

function OneValue({ field, value, onChange }: OneValueProps) {
  const family = familyOf(field.type);
  if (family === "date") return <DateValue field={field} value={value} onChange={onChange} />;
  if (family === "boolean") {
    const choices = [
      { value: "true", label: m.common_yes() },
      { value: "false", label: m.common_no() },
    ];
    const chosen = typeof value === "boolean" ? String(value) : "";
    return (
      <Select
        aria-label={m.filters_value()}
        empty={m.filters_choose()}
        choices={choices}
        value={chosen}
        onValue={(next) => onChange(next === "" ? undefined : next === "true")}
      />
    );
  }
  if (field.type === "member" || field.type === "members")
    return <MemberValue field={field} value={value} onChange={onChange} />;
  if (field.options?.length) {
    return (
      <Select
        aria-label={m.filters_value()}
        empty={m.filters_choose()}
        choices={field.options}
        value={asText(value)}
        onValue={(next) => onChange(next || undefined)}
      />
    );
  }
  const isDrawnWhole = ["link", "currency", "integer", "number", "percent", "money"].includes(field.type);
  const drawn: DrawnField = isDrawnWhole ? field : { ...field, type: "text" };
  const take = (next: unknown) =>
    onChange(typeof next === "number" || (typeof next === "string" && next) ? next : undefined);
  return <FieldInput key={field.name} field={drawn} value={value ?? null} onChange={take} />;
}

/** Whoever looks, or somebody by name. */
function MemberValue({ field, value, onChange }: OneValueProps) {
  const isMe = typeof value === "object" && "me" in value;
  return (
    <Select
      aria-label={m.filters_value()}
      empty={m.filters_choose()}
      choices={[{ value: "me", label: m.filters_me() }, ...(field.options ?? [])]}
      value={isMe ? "me" : asText(value)}
      onValue={(next) => onChange(next === "me" ? { me: true } : next || undefined)}
    />
  );
}

/** A day, a period such as this month, or a number of days from now. */
function DateValue({ value, onChange }: OneValueProps) {
  const kind = kindOfDate(value);
  const choices = [
    { value: "day", label: m.filters_date_day() },
    { value: "ago", label: m.filters_date_ago() },
    { value: "ahead", label: m.filters_date_ahead() },
    ...PERIODS.map((period) => ({ value: period, label: periodLabel(period) })),
  ];
  const choose = (next: string) => {
    const period = PERIODS.find((one) => one === next);
    if (period) onChange({ period });
    else if (next === "ago") onChange({ ago: { days: 7 } });
    else onChange(next === "ahead" ? { ahead: { days: 7 } } : "");
  };
  return (
    <div className="flex min-w-0 flex-1 gap-2">
      <Select aria-label={m.filters_value()} className="w-40" choices={choices} value={kind} onValue={choose} />
      {kind === "day" && (
        <Input
          type="date"
          aria-label={m.filters_date_day()}
          value={asText(value).slice(0, 10)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {(kind === "ago" || kind === "ahead") && (
        <Input
          type="number"
          min={0}
          aria-label={m.filters_days()}
          value={daysOf(value)}
          onChange={(event) => {
            const span = { days: Math.max(0, Math.round(Number(event.target.value))) };
            onChange(kind === "ago" ? { ago: span } : { ahead: span });
          }}
        />
      )}
    </div>
  );
}

function kindOfDate(value: FilterValue | undefined): string {
  if (typeof value !== "object") return "day";
  if ("period" in value) return value.period;
  return "ago" in value ? "ago" : "ahead";
}

/** Other units than days are shown as days. */
function daysOf(value: FilterValue | undefined): number {
  if (typeof value !== "object" || "period" in value || "me" in value) return 0;
  const { days = 0, weeks = 0, months = 0, years = 0 } = "ago" in value ? value.ago : value.ahead;
  return days + weeks * 7 + months * 30 + years * 365;
}
