import { useQuery } from "@tanstack/react-query";
import { CircleCheck, RotateCw } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { failedJobsQuery, parkedQuery, retryDelivery, retryJob } from "./deliveries.api.ts";

/** What did not get through and waits for a person; nothing fails silently. */
export function Deliveries() {
  const parked = useQuery(parkedQuery);
  const failed = useQuery(failedJobsQuery);
  const isEmpty = parked.data?.length === 0 && failed.data?.length === 0;
  return (
    <SettingsSection title={m.settings_deliveries()} description={m.settings_deliveries_about()}>
      {(parked.isPending || failed.isPending) && <SkeletonRows count={3} />}
      {parked.isError && <ErrorState error={parked.error} onRetry={() => parked.refetch()} />}
      {failed.isError && <ErrorState error={failed.error} onRetry={() => failed.refetch()} />}
      {isEmpty && (
        <EmptyState icon={CircleCheck} title={m.settings_deliveries_none()}>
          {m.settings_deliveries_none_about()}
        </EmptyState>
      )}
      {parked.data && parked.data.length > 0 && (
        <LineList label={m.settings_deliveries_events()}>
          {parked.data.map(({ eventId, subscriber, event, attempts, error, at }) => (
            <Stuck
              key={`${eventId} ${subscriber}`}
              what={m.settings_deliveries_for({ event, subscriber })}
              since={at}
              attempts={attempts}
              error={error}
              retry={() => retryDelivery({ eventId, subscriber })}
            />
          ))}
        </LineList>
      )}
      {failed.data && failed.data.length > 0 && (
        <div className="mt-4">
          <LineList label={m.settings_deliveries_jobs()}>
            {failed.data.map(({ id, name, error, failedAt }) => (
              <Stuck key={id} what={name} since={failedAt} error={error} retry={() => retryJob(id)} />
            ))}
          </LineList>
        </div>
      )}
    </SettingsSection>
  );
}

interface StuckProps {
  what: string;
  since: string;
  attempts?: number;
  error: string | null;
  retry: () => Promise<{ data: { retried: true } }>;
}

function Stuck({ what, since, attempts, error, retry }: StuckProps) {
  const formats = useFormats();
  const again = useSetting(retry, {
    done: m.settings_deliveries_retried(),
    touches: [["deliveries"], ["failed-jobs"]],
  });
  const about = [
    m.settings_deliveries_since({ when: formats.dateTime(since) }),
    attempts !== undefined && m.settings_deliveries_attempts({ count: attempts }),
  ];
  return (
    <Line>
      <div className="mr-auto min-w-0 flex-1 basis-60">
        <p className="truncate font-medium">{what}</p>
        <p className="text-xs text-ink-2">{about.filter(Boolean).join(" · ")}</p>
        {error && <p className="font-mono text-xs break-words text-danger">{error}</p>}
      </div>
      <Button
        size="sm"
        busy={again.isPending}
        onClick={() =>
          again.mutate(undefined, {
            onError: (failure) => announceFailure(failure, m.settings_deliveries_not_retried()),
          })
        }
      >
        <RotateCw aria-hidden className="size-4" />
        {m.common_try_again()}
      </Button>
    </Line>
  );
}
