import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { AiLogFilters } from "./AiLogFilters.tsx";
import { AiLogRow } from "./AiLogRow.tsx";
import { aiActionsQuery, type LogFilter } from "./ai.api.ts";

/** Everything AI did, by which model and at what cost, and what people did with it. */
export function AiLog() {
  const [filter, setFilter] = useState<LogFilter>({});
  const log = useInfiniteQuery(aiActionsQuery(filter));
  const rows = log.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <SettingsSection wide title={m.ai_log()} description={m.ai_log_about()}>
      <AiLogFilters filter={filter} onChange={setFilter} />
      {log.isPending && <SkeletonRows count={6} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => log.refetch()} />}
      {log.data && rows.length === 0 && (
        <EmptyState
          icon={ScrollText}
          title={isFiltered ? m.common_nothing_matches() : m.ai_log_empty()}
          action={isFiltered && <Button onClick={() => setFilter({})}>{m.common_clear()}</Button>}
        >
          {!isFiltered && m.ai_log_empty_about()}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul aria-label={m.ai_log()} className="divide-y rounded-lg border bg-surface">
          {rows.map((row) => (
            <AiLogRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <div className="p-4 text-center">
          <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            {m.frame_show_earlier()}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}
