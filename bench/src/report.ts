import type { CpuSpent } from "./cpu.ts";
import type { Measured } from "./load.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import type { OperationResult } from "./rounds.ts";
import type { SecurityCost } from "./row-security.ts";

const MOST_SECURITY_MAY_COST = 0.15;

/** The tables as they stand in docs/performance.md. */
export function report(results: OperationResult[], security: SecurityCost[]): string {
  const rows = results.flatMap((result) => {
    const operation: Operation = OPERATIONS[result.name];
    const row = resultRow(operation.label, result.product, result.bare, operation.promise);
    return result.rows
      ? [row, resultRow("… against inserting contact and lead only", result.product, result.rows, { share: 0.5 })]
      : [row];
  });
  return [
    table(
      [
        "operation",
        "req/s",
        "p50 ms",
        "p99 ms",
        "bare req/s",
        "bare p50",
        "bare p99",
        "share",
        "CPU ms",
        "bare CPU",
        "CPU share",
        "promised",
      ],
      rows,
    ),
    "",
    table(
      ["row-level security", "with, ms", "without, ms", "costs", "promised"],
      security.map(({ name, withMs, withoutMs }) => {
        const cost = withMs / withoutMs - 1;
        return [
          name,
          withMs.toFixed(3),
          withoutMs.toFixed(3),
          percent(cost),
          `< ${percent(MOST_SECURITY_MAY_COST)} ${verdict(cost < MOST_SECURITY_MAY_COST)}`,
        ];
      }),
    ),
  ].join("\n");
}

function resultRow(label: string, product: Measured, bare: Measured, promise: Operation["promise"]): string[] {
  const [mine, theirs] = [summarize(product), summarize(bare)];
  const share = mine.perSecond / theirs.perSecond;
  const promised = [
    promise.share && `≥ ${percent(promise.share)} ${verdict(share >= promise.share)}`,
    promise.p99Ms && `p99 < ${promise.p99Ms} ms ${verdict(mine.p99 < promise.p99Ms)}`,
  ].filter(Boolean);
  return [
    label,
    mine.perSecond.toFixed(0),
    mine.p50.toFixed(1),
    mine.p99.toFixed(1),
    theirs.perSecond.toFixed(0),
    theirs.p50.toFixed(1),
    theirs.p99.toFixed(1),
    percent(share),
    ...cpuCells(product, bare),
    promised.join(", "),
  ];
}

/** CPU time a request, of the server and of the database, and the bare server's as a share of the product's. */
function cpuCells(product: Measured, bare: Measured): string[] {
  const [mine, theirs] = [cpuOfOne(product), cpuOfOne(bare)];
  if (!mine || !theirs) return ["", "", ""];
  const cell = ({ server, database }: CpuSpent) => `${server.toFixed(2)} + ${database.toFixed(2)}`;
  return [cell(mine), cell(theirs), percent((theirs.server + theirs.database) / (mine.server + mine.database))];
}

const cpuOfOne = ({ cpu, requests }: Measured) =>
  cpu && { server: cpu.server / requests, database: cpu.database / requests };

/** Requests a second, and the latencies below which half and 99 of 100 requests stay. */
export function summarize({ requests, seconds, latenciesMs }: Measured) {
  const sorted = Float64Array.from(latenciesMs).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { perSecond: requests / seconds, p50: at(0.5), p99: at(0.99) };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
export const verdict = (isKept: boolean) => (isKept ? "✓" : "✗");

/** A Markdown table. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
