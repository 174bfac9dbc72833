import { expect, test } from "vitest";
import { dealsBehind, parseForecastSearch } from "./forecast-search.ts";

test("an address gives what it says and nothing else", () => {
  expect(parseForecastSearch({ from: "2026-11", months: "12", pipeline: "p", other: 1 })).toMatchObject({
    from: "2026-11",
    months: 12,
    pipeline: "p",
  });
  expect(parseForecastSearch({ from: "2026-13", months: "7" })).toEqual({});
});

test("behind each number stands the filter that finds its deals", () => {
  const months = ["2026-11", "2026-12"];
  const filterOf = (status: "open" | "won", period: string, more = {}) =>
    dealsBehind({ status, period, months, ...more }).filter;
  expect(filterOf("open", "2026-12", { pipeline: "p1", owner: "m1" })).toBe(
    "status:open closeDate:2026-12 pipeline:p1 owner:m1",
  );
  expect(filterOf("won", "2026-11")).toBe("status:won closedAt:2026-11");
  expect(filterOf("open", "overdue")).toBe("status:open closeDate<2026-11-01");
  expect(filterOf("open", "later")).toBe("status:open closeDate>=2027-01-01");
  expect(filterOf("open", "undated")).toBe("status:open closeDate:none");
});
