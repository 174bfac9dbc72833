import { useFormats } from "../../lib/formats.ts";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";

interface TotalValueProps {
  field: DrawnField;
  /** A decimal; null for amounts of several currencies, undefined while it is not known. */
  value: string | null | undefined;
  currencies?: string[];
}

/** What the numbers of a column come to. */
export function TotalValue({ field, value, currencies = [] }: TotalValueProps) {
  const formats = useFormats();
  if (value === undefined) return null;
  if (value === null) {
    if (currencies.length < 2) return <span className="text-ink-3">–</span>;
    const list = currencies.join(", ");
    return (
      <span className="truncate text-ink-3" title={m.list_total_currencies({ currencies: list })}>
        {list}
      </span>
    );
  }
  if (field.type === "money") return <span className="truncate">{formats.money(rounded(value), currencies[0])}</span>;
  if (field.type === "percent") return <span className="truncate">{formats.percent(rounded(value))}</span>;
  return <span className="truncate">{formats.number(rounded(value))}</span>;
}

/** Averages have more digits than anybody reads. */
const rounded = (value: string) => Math.round(Number(value) * 100) / 100;
