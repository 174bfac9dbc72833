import { Link } from "@tanstack/react-router";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { SCROLL_FADE, useScrollFade } from "../../ui/scroll-fade.ts";
import type { Forecast, ForecastLine } from "./deals.api.ts";
import { HEADING, NUMBER } from "./ForecastTable.tsx";
import type { ForecastSearch } from "./forecast-search.ts";

interface ForecastBreakdownProps {
  forecast: Forecast;
  search: ForecastSearch;
}

/** The same sums by pipeline and by owner; each line narrows the page to itself. */
export function ForecastBreakdown({ forecast: { pipelines, owners, currency }, search }: ForecastBreakdownProps) {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {pipelines.length > 1 && (
        <Lines
          title={m.forecast_by_pipeline()}
          currency={currency}
          lines={pipelines.map((line) => ({ ...line, search: { ...search, pipeline: line.id } }))}
        />
      )}
      {owners.length > 1 && (
        <Lines
          title={m.forecast_by_owner()}
          currency={currency}
          lines={owners.map((line) => ({
            ...line,
            id: line.id ?? "nobody",
            name: line.name ?? m.forecast_nobody(),
            search: line.id ? { ...search, owner: line.id } : null,
          }))}
        />
      )}
    </div>
  );
}

interface LinesProps {
  title: string;
  currency: string;
  lines: (ForecastLine & { id: string; name: string; search: ForecastSearch | null })[];
}

function Lines({ title, currency, lines }: LinesProps) {
  const formats = useFormats();
  const fade = useScrollFade<HTMLElement>();
  const sum = (line: ForecastLine, name: "amount" | "weighted" | "wonAmount") =>
    formats.money(line.months.reduce((all, cell) => all + Number(cell[name]), 0).toFixed(2), currency);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section {...fade} aria-label={title} className={cn(SCROLL_FADE, "rounded-lg border")} tabIndex={0}>
      <table className="w-full">
        <thead>
          <tr className="border-b text-left">
            <th className={HEADING}>{title}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_open()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_weighted()}</th>
            <th className={`${HEADING} text-right`}>{m.forecast_won()}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {line.search ? (
                  <Link to="/forecast" search={line.search} className="text-accent-text hover:underline">
                    {line.name}
                  </Link>
                ) : (
                  line.name
                )}
              </th>
              <td className={NUMBER}>{sum(line, "amount")}</td>
              <td className={NUMBER}>{sum(line, "weighted")}</td>
              <td className={NUMBER}>{sum(line, "wonAmount")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
