/** What the forecast's address says. */
export interface ForecastSearch {
  pipeline?: string;
  owner?: string;
  /** The first month, `2026-11`. */
  from?: string;
  months?: number;
}

export const MONTH_CHOICES = [3, 6, 12, 24];

/** Reads the address and drops what it does not know. */
export function parseForecastSearch(raw: Record<string, unknown>): ForecastSearch {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const from = text(raw.from);
  return {
    pipeline: text(raw.pipeline),
    owner: text(raw.owner),
    from: from && /^\d{4}-(0[1-9]|1[0-2])$/.test(from) ? from : undefined,
    months: MONTH_CHOICES.find((count) => count === Number(raw.months)),
  };
}

interface Drill extends Pick<ForecastSearch, "pipeline" | "owner"> {
  /** The deals expected to close then, or those won then. */
  status: "open" | "won";
  /** A month, or what has none. */
  period: string;
  months: string[];
}

/** The list of deals behind a number, as a filter in its grammar. */
export function dealsBehind({ status, period, months, pipeline, owner }: Drill) {
  const date = status === "won" ? "closedAt" : "closeDate";
  const filter = [
    `status:${status}`,
    { overdue: `closeDate<${months[0]}-01`, later: `closeDate>=${dayAfter(months)}`, undated: "closeDate:none" }[
      period
    ] ?? `${date}:${period}`,
    pipeline && `pipeline:${pipeline}`,
    owner && `owner:${owner}`,
  ];
  return { layout: "table", filter: filter.filter(Boolean).join(" ") } as const;
}

/** The first day after the last of the months. */
function dayAfter(months: string[]): string {
  const [year = 0, month = 1] = (months.at(-1) ?? "").split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}
