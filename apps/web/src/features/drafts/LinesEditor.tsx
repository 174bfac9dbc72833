import { Plus, X } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { useFormats } from "../../lib/formats.ts";
import { randomId } from "../../lib/idempotency.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import type { Line } from "./drafts.api.ts";
import { amountOf } from "./line-amounts.ts";
import { Totals } from "./Totals.tsx";

interface LinesEditorProps {
  lines: Line[];
  currency: string;
  /** What the server says of them, by `place/field`. */
  errors: Record<string, string>;
  onChange: (lines: Line[]) => void;
}

/** What a document costs, line by line; the totals follow what is typed. */
export function LinesEditor({ lines, currency, errors, onChange }: LinesEditorProps) {
  return (
    <section aria-label={m.drafts_prices()} className="flex flex-col gap-2">
      <h2 className="font-semibold">{m.drafts_prices()}</h2>
      <ul className="flex flex-col gap-2">
        {lines.map((line, index) => (
          <LineEditor
            key={line.id}
            line={line}
            place={index + 1}
            currency={currency}
            errorOf={(field) => errors[`${index}/${field}`]}
            onChange={(patch) => onChange(lines.with(index, { ...line, ...patch }))}
            onRemove={() => onChange(lines.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <Button
        size="sm"
        variant="ghost"
        className="self-start"
        onClick={() => onChange([...lines, emptyLine(lines.at(-1)?.taxRate)])}
      >
        <Plus aria-hidden className="size-4" />
        {m.drafts_add_line()}
      </Button>
      <Totals lines={lines} currency={currency} />
    </section>
  );
}

/** The next line is most often taxed like the one before. */
const emptyLine = (taxRate = "0"): Line => ({
  id: randomId(),
  description: "",
  quantity: "1",
  unit: "",
  unitPrice: null,
  taxRate,
  isOptional: false,
  isChosen: false,
});

interface LineEditorProps {
  line: Line;
  place: number;
  currency: string;
  errorOf: (field: keyof Line) => string | undefined;
  onChange: (patch: Partial<Line>) => void;
  onRemove: () => void;
}

function LineEditor({ line, place, currency, errorOf, onChange, onRemove }: LineEditorProps) {
  const formats = useFormats();
  const id = useId();
  return (
    <li className="grid grid-cols-2 items-end gap-2 rounded-md border px-3 py-2 sm:grid-cols-[minmax(0,1fr)_5rem_5rem_7rem_5rem]">
      <Cell
        label={m.drafts_item()}
        place={place}
        className="col-span-2 sm:col-span-1"
        error={errorOf("description")}
        value={line.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <Cell
        label={m.drafts_quantity()}
        place={place}
        inputMode="decimal"
        error={errorOf("quantity")}
        value={line.quantity}
        onChange={(event) => onChange({ quantity: event.target.value })}
      />
      <Cell
        label={m.drafts_unit()}
        place={place}
        error={errorOf("unit")}
        value={line.unit}
        onChange={(event) => onChange({ unit: event.target.value })}
      />
      <Cell
        label={m.drafts_price()}
        place={place}
        inputMode="decimal"
        error={errorOf("unitPrice")}
        value={line.unitPrice ?? ""}
        onChange={(event) => onChange({ unitPrice: event.target.value.trim() || null })}
      />
      <Cell
        label={m.drafts_tax_rate()}
        place={place}
        inputMode="decimal"
        error={errorOf("taxRate")}
        value={line.taxRate}
        onChange={(event) => onChange({ taxRate: event.target.value })}
      />
      <div className="col-span-full flex flex-wrap items-center gap-3">
        <label htmlFor={id} className="flex items-center gap-2 text-ink-2">
          <Checkbox
            id={id}
            checked={line.isOptional}
            onCheckedChange={(isOptional) => onChange({ isOptional, isChosen: false })}
          />
          {m.drafts_optional_line()}
        </label>
        <output className="ml-auto font-medium tabular-nums">
          {amountOf(line, currency, formats) ?? m.drafts_no_price()}
        </output>
        <IconButton label={m.drafts_line_remove({ place })} onClick={onRemove}>
          <X />
        </IconButton>
      </div>
    </li>
  );
}

interface CellProps extends Omit<ComponentProps<typeof Input>, "id" | "size"> {
  label: string;
  /** Which line it belongs to, from 1, for those who hear it. */
  place: number;
  error?: string;
}

function Cell({ label, place, error, className, ...rest }: CellProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="text-xs text-ink-2">
        {label}
        <span className="sr-only"> {m.drafts_of_line({ place })}</span>
      </label>
      <Input id={id} aria-invalid={error ? true : undefined} aria-describedby={error && `${id}-note`} {...rest} />
      {error && (
        <p id={`${id}-note`} className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
