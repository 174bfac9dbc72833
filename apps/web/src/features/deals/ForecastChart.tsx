import { Link } from "@tanstack/react-router";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Forecast } from "./deals.api.ts";
import { dealsBehind, type ForecastSearch } from "./forecast-search.ts";
import { useMonthName } from "./useMonthName.ts";

interface ForecastChartProps {
  forecast: Forecast;
  search: ForecastSearch;
}

/**
 * A bar a month: what was won, on it what the open deals weigh, and as an outline what they would bring if all were won.
 * The table below says the same to whoever does not see it; each bar leads to its deals.
 */
export function ForecastChart({ forecast: { months, total, currency }, search }: ForecastChartProps) {
  const formats = useFormats();
  const monthName = useMonthName();
  const bars = total.months.map((cell, index) => ({
    month: months[index] ?? "",
    won: Number(cell.wonAmount),
    weighted: Number(cell.weighted),
    open: Number(cell.amount),
  }));
  const most = niceTop(Math.max(...bars.map(({ won, open }) => won + open), 1));
  const share = (amount: number) => `${(amount / most) * 100}%`;
  const money = (amount: number) => formats.money(amount.toFixed(0), currency);
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
        <span className="font-medium">{m.forecast_chart()}</span>
        <Key className="bg-accent" label={m.forecast_won()} />
        <Key className="border border-accent bg-accent-soft" label={m.forecast_weighted()} />
        <Key className="border border-dashed border-line-strong" label={m.forecast_open()} />
      </figcaption>
      <div className="flex h-56 gap-2">
        <div aria-hidden className="flex flex-col justify-between pb-5 text-right text-xs text-ink-3">
          {[1, 0.5, 0].map((part) => (
            <span key={part}>{formats.shortMoney(most * part, currency)}</span>
          ))}
        </div>
        <ol className="flex min-w-0 flex-1 items-stretch gap-1 sm:gap-3">
          {bars.map(({ month, won, weighted, open }) => (
            <li key={month} className="flex min-w-0 flex-1 flex-col">
              <Link
                to="/deals"
                search={dealsBehind({ ...search, status: "open", period: month, months })}
                title={m.forecast_show_open({ month: monthName(month) })}
                className="group relative flex-1 rounded border-b hover:bg-hover"
              >
                <span
                  aria-hidden
                  hidden={won + open === 0}
                  className="absolute inset-x-[12%] bottom-0 rounded-t border border-b-0 border-dashed border-line-strong"
                  style={{ height: share(won + open) }}
                />
                <span
                  aria-hidden
                  hidden={weighted === 0}
                  className="absolute inset-x-[12%] bottom-0 rounded-t border border-b-0 border-accent bg-accent-soft"
                  style={{ height: share(won + weighted) }}
                />
                <span
                  aria-hidden
                  className="absolute inset-x-[12%] bottom-0 bg-accent"
                  style={{ height: share(won) }}
                />
                <span className="sr-only">
                  {m.forecast_bar({
                    month: monthName(month),
                    won: money(won),
                    weighted: money(weighted),
                    open: money(open),
                  })}
                </span>
              </Link>
              <span aria-hidden className="h-5 truncate text-center text-xs text-ink-2">
                {monthName(month, "tiny")}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}

const Key = ({ className, label }: { className: string; label: string }) => (
  <span className="flex items-center gap-1.5">
    <span aria-hidden className={`size-3 rounded-sm ${className}`} />
    {label}
  </span>
);

/** The next round number: 1, 2 or 5 with noughts. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}
