import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Citations } from "./Citations.tsx";
import type { Draft } from "./drafts.api.ts";
import { amountOf, exactly } from "./line-amounts.ts";
import { Totals } from "./Totals.tsx";

/** A document that stands as it is: sent, answered, or not the reader's to change. */
export function DocumentView({ draft }: { draft: Draft }) {
  const { sections, lines } = draft.content;
  return (
    <div className="flex flex-col gap-5">
      {sections.map(({ id, heading, body, citations }) => (
        <section key={id} className="flex flex-col gap-1">
          {heading && <h2 className="font-semibold">{heading}</h2>}
          <p className="max-w-prose break-words whitespace-pre-wrap">{body}</p>
          <Citations citations={citations} />
        </section>
      ))}
      {lines.length > 0 && <Prices draft={draft} />}
    </div>
  );
}

function Prices({ draft: { content, currency, decision } }: { draft: Draft }) {
  const formats = useFormats();
  const lines = content.lines.map((line) => ({
    ...line,
    isChosen: decision ? decision.chosen.includes(line.id) : line.isChosen,
  }));
  return (
    <section aria-label={m.drafts_prices()} className="overflow-x-auto">
      <table className="w-full tabular-nums">
        <thead className="text-left text-xs text-ink-2">
          <tr>
            <th scope="col" className="py-1 pr-3 font-medium">
              {m.drafts_item()}
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-medium">
              {m.drafts_quantity()}
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-medium">
              {m.drafts_price()}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {m.drafts_amount()}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={cn("border-t", line.isOptional && !line.isChosen && "text-ink-3")}>
              <td className="py-1.5 pr-3">
                {line.description} {line.isOptional && <span className="text-xs">({m.drafts_optional()})</span>}
              </td>
              <td className="py-1.5 pr-3 text-right">{[line.quantity, line.unit].filter(Boolean).join(" ")}</td>
              <td className="py-1.5 pr-3 text-right">
                {line.unitPrice === null ? "–" : exactly(line.unitPrice, currency, formats)}
              </td>
              <td className="py-1.5 text-right">{amountOf(line, currency, formats) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Totals lines={lines} currency={currency} />
    </section>
  );
}
