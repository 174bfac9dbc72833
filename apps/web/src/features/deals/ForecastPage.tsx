import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChartColumn } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { membersQuery } from "../../lib/members.ts";
import { m } from "../../messages/messages.js";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type Forecast, forecastQuery } from "./deals.api.ts";
import { ForecastBreakdown } from "./ForecastBreakdown.tsx";
import { ForecastChart } from "./ForecastChart.tsx";
import { ForecastTable } from "./ForecastTable.tsx";
import { type ForecastSearch, MONTH_CHOICES } from "./forecast-search.ts";

interface ForecastPageProps {
  search: ForecastSearch;
  onSearch: (change: Partial<ForecastSearch>) => void;
}

/** What the open deals may bring month by month, what won ones brought, and the way to the deals behind each number. */
export function ForecastPage({ search, onSearch }: ForecastPageProps) {
  const forecast = useQuery(forecastQuery(search));
  return (
    <Page title={m.forecast_title()} actions={<Narrowing search={search} onSearch={onSearch} />}>
      {forecast.isPending && <SkeletonRows />}
      {forecast.isError && <ErrorState error={forecast.error} onRetry={() => forecast.refetch()} />}
      {forecast.data && !forecast.isError && <Body forecast={forecast.data} search={search} />}
    </Page>
  );
}

function Body({ forecast, search }: { forecast: Forecast; search: ForecastSearch }) {
  const formats = useFormats();
  const { total, currency, otherCurrencies } = forecast;
  const cells = [...total.months, total.overdue, total.later, total.undated];
  if (cells.every(({ count, wonCount }) => count + wonCount === 0)) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={m.forecast_none()}
        action={
          <Button asChild variant="primary">
            <Link to="/deals">{m.forecast_to_deals()}</Link>
          </Button>
        }
      >
        {m.forecast_none_about()}
      </EmptyState>
    );
  }
  const sum = (name: "weighted" | "wonAmount") => total.months.reduce((all, cell) => all + Number(cell[name]), 0);
  return (
    <div className="flex flex-col gap-6 p-4">
      <div>
        <p className="mb-2 text-base">
          {m.forecast_best({
            amount: formats.money(sum("weighted").toFixed(0), currency),
            won: formats.money(sum("wonAmount").toFixed(0), currency),
          })}
        </p>
        <ForecastChart forecast={forecast} search={search} />
      </div>
      <ForecastTable forecast={forecast} search={search} />
      <ForecastBreakdown forecast={forecast} search={search} />
      {otherCurrencies > 0 && <p className="text-ink-2">{m.forecast_other_currencies({ count: otherCurrencies })}</p>}
    </div>
  );
}

function Narrowing({ search, onSearch }: ForecastPageProps) {
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const { data: members = [] } = useQuery(membersQuery);
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label={m.forecast_pipeline()}
        className="w-36"
        empty={m.forecast_all_pipelines()}
        choices={pipelines
          .filter(({ object }) => object === "deal")
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={search.pipeline ?? ""}
        onValue={(pipeline) => onSearch({ pipeline: pipeline || undefined })}
      />
      <Select
        aria-label={m.forecast_owner()}
        className="w-36"
        empty={m.forecast_everyone()}
        choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.owner ?? ""}
        onValue={(owner) => onSearch({ owner: owner || undefined })}
      />
      <Select
        aria-label={m.forecast_months()}
        className="w-32"
        choices={MONTH_CHOICES.map((count) => ({ value: String(count), label: m.forecast_month_count({ count }) }))}
        value={String(search.months ?? 6)}
        onValue={(months) => onSearch({ months: Number(months) })}
      />
    </div>
  );
}
