import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Line } from "./drafts.api.ts";
import { exactly, totalsNow } from "./line-amounts.ts";

/** Subtotal, tax by rate, and total of lines as they are now. */
export function Totals({ lines, currency }: { lines: Line[]; currency: string }) {
  const formats = useFormats();
  const totals = totalsNow(lines, currency);
  if (!totals) return <p className="py-2 text-right text-ink-3">{m.drafts_total_unknown()}</p>;
  const row = (label: string, amount: string, isTotal = false) => (
    <div key={label} className={isTotal ? "flex justify-end gap-6 font-semibold" : "flex justify-end gap-6 text-ink-2"}>
      <dt>{label}</dt>
      <dd className="min-w-24 text-right tabular-nums">{exactly(amount, currency, formats)}</dd>
    </div>
  );
  return (
    <dl className="flex flex-col gap-1 border-t pt-2">
      {row(m.drafts_subtotal(), totals.subtotal)}
      {totals.taxes.map(({ rate, tax }) => row(m.drafts_tax({ rate: formats.percent(Number(rate)) }), tax))}
      {row(m.drafts_total(), totals.total, true)}
    </dl>
  );
}
