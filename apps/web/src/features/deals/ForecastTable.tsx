import { Link } from "@tanstack/react-router";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { SCROLL_FADE, useScrollFade } from "../../ui/scroll-fade.ts";
import type { Forecast, ForecastCell } from "./deals.api.ts";
import { dealsBehind, type ForecastSearch } from "./forecast-search.ts";
import { useMonthName } from "./useMonthName.ts";

interface ForecastTableProps {
  forecast: Forecast;
  search: ForecastSearch;
}

export const NUMBER = "px-3 py-1.5 text-right whitespace-nowrap";
export const HEADING = "px-3 py-1.5 text-xs font-medium text-ink-2";

/** The forecast in numbers; what has no month of its own stands below. */
export function ForecastTable({ forecast, search }: ForecastTableProps) {
  const monthName = useMonthName();
  const { months, total } = forecast;
  const rows: { period: string; label: string; cell: ForecastCell }[] = [
    ...total.months.map((cell, index) => ({
      period: months[index] ?? "",
      label: monthName(months[index] ?? ""),
      cell,
    })),
    { period: "overdue", label: m.forecast_overdue(), cell: total.overdue },
    { period: "later", label: m.forecast_later(), cell: total.later },
    { period: "undated", label: m.forecast_undated(), cell: total.undated },
  ];
  const fade = useScrollFade<HTMLElement>();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section {...fade} className={cn(SCROLL_FADE, "rounded-lg border")} aria-label={m.forecast_title()} tabIndex={0}>
      <table className="w-full">
        <thead>
          <tr className="border-b text-left">
            <th className={HEADING}>{m.forecast_month()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_deals()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_open()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_weighted()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_won()}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ period, label, cell }, index) => (
            <Row key={period} {...{ period, label, cell, forecast, search }} isMonth={index < months.length} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends ForecastTableProps {
  period: string;
  label: string;
  cell: ForecastCell;
  isMonth: boolean;
}

function Row({ period, label, cell, isMonth, forecast: { currency, months }, search }: RowProps) {
  const formats = useFormats();
  const behind = (status: "open" | "won") => dealsBehind({ ...search, status, period, months });
  return (
    <tr>
      <th scope="row" className="px-3 py-1.5 text-left font-medium whitespace-nowrap">
        {label}
      </th>
      <td className={NUMBER}>
        {cell.count > 0 ? (
          <Link
            to="/deals"
            search={behind("open")}
            aria-label={m.forecast_show_open({ month: label })}
            className="text-accent-text hover:underline"
          >
            {cell.count}
          </Link>
        ) : (
          <span className="text-ink-3">0</span>
        )}
      </td>
      <td className={NUMBER}>{formats.money(cell.amount, currency)}</td>
      <td className={NUMBER}>{formats.money(cell.weighted, currency)}</td>
      <td className={NUMBER}>
        {isMonth && cell.wonCount > 0 ? (
          <Link
            to="/deals"
            search={behind("won")}
            aria-label={m.forecast_show_won({ month: label })}
            className="text-accent-text hover:underline"
          >
            {formats.money(cell.wonAmount, currency)}
          </Link>
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </td>
    </tr>
  );
}
