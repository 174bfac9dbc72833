import { useInfiniteQuery } from "@tanstack/react-query";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type Import, type ImportedRow, type Outcome, rowsQuery } from "./imports.api.ts";
import { outcomeLabel } from "./outcome-words.ts";
import { fieldLabel } from "./target-words.ts";

interface ImportedRowsProps {
  found: Import;
  object: DrawnObject;
  outcome: Outcome;
}

/** The rows of one kind, with what changes in each or why it is left out. */
export function ImportedRows({ found, object, outcome }: ImportedRowsProps) {
  const query = useInfiniteQuery(rowsQuery(found.id, outcome));
  if (query.isPending) return <SkeletonRows count={4} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <p className="text-ink-2">{m.import_export_no_rows()}</p>;
  const label = m.import_export_rows_of({ outcome: outcomeLabel(outcome, found.state === "done") });
  return (
    <section
      aria-label={label}
      className="overflow-x-auto rounded-lg border" // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{label}</caption>
        <thead className="text-xs text-ink-2">
          <tr className="border-b">
            <th className="w-16 px-3 py-1.5 font-medium">{m.import_export_line()}</th>
            <th className="px-3 py-1.5 font-medium">{m.import_export_record()}</th>
            <th className="px-3 py-1.5 font-medium">{m.import_export_what()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} className="border-b align-top last:border-0">
              <td className="px-3 py-1.5 text-ink-2 tabular-nums">{row.line}</td>
              <td className="max-w-60 truncate px-3 py-1.5 font-medium">{row.title || row.cells.find(Boolean)}</td>
              <td className="px-3 py-1.5">
                <Reasons row={row} found={found} object={object} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <div className="border-t p-2">
          <Button size="sm" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {m.import_export_show_more()}
          </Button>
        </div>
      )}
    </section>
  );
}

function Reasons({ row, found, object }: { row: ImportedRow; found: Import; object: DrawnObject }) {
  if (row.problems.length > 0) {
    return row.problems.map(({ column, detail }) => (
      <p key={`${column} ${detail}`}>
        {column !== null && <span className="text-ink-2">{found.columns[column]?.header}: </span>}
        {detail}
      </p>
    ));
  }
  if (row.changes.length > 0) {
    return row.changes.map(({ field, before, after }) => (
      <p key={field}>
        {m.import_export_change({
          field: fieldLabel(field, object),
          before: plainText(before),
          after: plainText(after),
        })}
      </p>
    ));
  }
  return <span className="text-ink-2">{row.cells.filter(Boolean).slice(0, 6).join(" · ")}</span>;
}

function plainText(value: unknown): string {
  if (value === null || value === undefined || value === "") return m.import_export_empty_value();
  if (Array.isArray(value)) return value.length > 0 ? value.map(plainText).join(", ") : m.import_export_empty_value();
  if (typeof value !== "object") return String(value);
  const item = Object.entries(value).filter(([name, one]) => one && !["type", "primary", "raw"].includes(name));
  return item.map(([, one]) => String(one)).join(", ");
}
