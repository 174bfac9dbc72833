import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { calendarFeedQuery, makeCalendarFeed, revokeCalendarFeed } from "./calendar-feed.api.ts";

/** One's work in one's own calendar: a secret address to subscribe to, which can be made anew or taken back. */
export function CalendarFeed() {
  const formats = useFormats();
  const client = useQueryClient();
  const feed = useQuery(calendarFeedQuery);
  const [asking, setAsking] = useState<"renew" | "revoke" | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: calendarFeedQuery.queryKey });
  const failed = { onError: (error: unknown) => announceFailure(error) };
  const make = useMutation({ mutationFn: makeCalendarFeed, onSuccess: refresh, ...failed });
  const revoke = useMutation({ mutationFn: revokeCalendarFeed, onSuccess: refresh, ...failed });
  if (feed.isPending) return <SkeletonRows count={3} />;
  if (feed.isError) return <ErrorState error={feed.error} onRetry={() => feed.refetch()} />;
  const url = feed.data && make.data?.data.url;
  return (
    <SettingsSection title={m.calendar_title()} description={m.calendar_description()}>
      {url && (
        <div className="mb-4 rounded-lg border bg-surface p-3">
          <p className="mb-2 text-ink-2">{m.calendar_shown_once()}</p>
          <p className="mb-3 break-all">
            <code>{url}</code>
          </p>
          <CopyButton text={url} label={m.calendar_copy()} />
        </div>
      )}
      {feed.data && (
        <p className="mb-3">
          {feed.data.readAt
            ? m.calendar_read({ when: formats.dateTime(feed.data.readAt) })
            : m.calendar_never_read({ when: formats.dateTime(feed.data.createdAt) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {feed.data ? (
          <>
            <Button busy={make.isPending} onClick={() => setAsking("renew")}>
              {m.calendar_renew()}
            </Button>
            <Button variant="danger" busy={revoke.isPending} onClick={() => setAsking("revoke")}>
              {m.calendar_revoke()}
            </Button>
          </>
        ) : (
          <Button variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
            {m.calendar_make()}
          </Button>
        )}
      </div>
      <ul className="mt-4 list-disc pl-5 text-ink-2">
        <li>{m.calendar_google()}</li>
        <li>{m.calendar_outlook()}</li>
        <li>{m.calendar_apple()}</li>
      </ul>
      {asking && (
        <ConfirmDialog
          title={asking === "renew" ? m.calendar_renew() : m.calendar_revoke()}
          description={m.calendar_old_ends()}
          action={asking === "renew" ? m.calendar_renew() : m.calendar_revoke()}
          danger={asking === "revoke"}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            setAsking(null);
            if (asking === "renew") make.mutate();
            else revoke.mutate();
          }}
        />
      )}
    </SettingsSection>
  );
}
