import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight, History, Undo2 } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { m } from "../../messages/messages.js";
import { undoOperation } from "../../records/undo/undo.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { OperationChanges } from "./OperationChanges.tsx";
import { type JournalRow, journalQuery } from "./operations.api.ts";

/** Everything that was done, by whom and from where; any of it can be undone. */
export function Journal() {
  const journal = useInfiniteQuery(journalQuery);
  const rows = journal.data?.pages.flatMap((page) => page.data) ?? [];
  if (journal.isPending) return <SkeletonRows />;
  if (journal.isError) return <ErrorState error={journal.error} onRetry={() => journal.refetch()} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={History} title={m.frame_journal_empty()}>
        {m.frame_journal_empty_help()}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={m.frame_operations()}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {journal.hasNextPage && (
        <div className="p-4 text-center">
          <Button busy={journal.isFetchingNextPage} onClick={() => journal.fetchNextPage()}>
            {m.frame_show_earlier()}
          </Button>
        </div>
      )}
    </>
  );
}

/** By which way an act came, where it was not by these screens. */
const SOURCES: Record<string, () => string> = {
  api: m.frame_source_api,
  system: m.frame_source_system,
  form: m.frame_source_form,
};

function Row({ row }: { row: JournalRow }) {
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const summary = inLanguage(row.summary);
  const canUndo = row.undoneBy === null;
  const undo = async () => {
    setBusy(true);
    await undoOperation(row.id);
    setBusy(false);
  };
  return (
    <li className="border-b">
      <div className="flex min-h-11 items-center gap-2 px-4 py-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={m.frame_what_changed({ summary })}
          onClick={() => setOpen(!isOpen)}
          className="-ml-1 rounded p-1.5 text-ink-3 hover:bg-hover pointer-coarse:p-2.5"
        >
          <ChevronRight aria-hidden className={cn("size-4 transition-transform", isOpen && "rotate-90")} />
        </button>
        <div className="min-w-0 flex-1 md:flex md:items-baseline md:gap-3">
          <span
            className={cn(
              "font-medium max-md:line-clamp-2 md:block md:truncate",
              row.undoneBy && "text-ink-3 line-through",
            )}
          >
            {summary}
          </span>
          <span className="block text-ink-2 md:ml-auto md:shrink-0">
            {row.actor.name ?? "Mainstay"}
            {row.source !== "web" && ` · ${SOURCES[row.source]?.() ?? row.source}`}
            {" · "}
            <time dateTime={row.at} title={formats.dateTime(row.at)}>
              {formats.relative(row.at, new Date())}
            </time>
          </span>
        </div>
        {row.undoneBy && <Badge>{m.common_undone()}</Badge>}
        {canUndo && (
          <Button size="sm" variant="ghost" busy={isBusy} onClick={undo}>
            <Undo2 aria-hidden className="size-4" />
            {m.common_undo()}
          </Button>
        )}
      </div>
      {isOpen && <OperationChanges id={row.id} />}
    </li>
  );
}
