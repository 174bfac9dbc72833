import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Archive, BellRing, CheckCheck, Settings } from "lucide-react";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Page } from "../../ui/Page.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { groupByRecord, type NotificationGroup } from "./groups.ts";
import { INBOX_STATES, type InboxState } from "./inbox-states.ts";
import { NotificationItem } from "./NotificationItem.tsx";
import { countQuery, inboxQuery, useMark } from "./notifications.api.ts";

const STATE_LABELS: Record<InboxState, () => string> = {
  inbox: m.notifications_inbox,
  unread: m.notifications_unread,
  snoozed: m.notifications_snoozed,
  archived: m.notifications_archived,
};

const EMPTY_WORDS: Record<InboxState, () => string> = {
  inbox: m.notifications_none,
  unread: m.notifications_none_unread,
  snoozed: m.notifications_none_snoozed,
  archived: m.notifications_none_archived,
};

/** Everything one has been told, by record, and what to do about it. */
export function NotificationsPage({ state, onState }: { state: InboxState; onState: (state: InboxState) => void }) {
  const inbox = useInfiniteQuery(inboxQuery(state));
  const { data: unread = 0 } = useQuery(countQuery);
  const mark = useMark();
  const groups = groupByRecord(inbox.data?.pages.flatMap((page) => page.data) ?? []);
  return (
    <Page
      title={m.notifications_title()}
      actions={
        <>
          <Button
            size="sm"
            disabled={unread === 0}
            busy={mark.isPending}
            onClick={() => mark.mutate({ mark: { isRead: true } })}
          >
            <CheckCheck aria-hidden className="size-4" />
            <span className="max-sm:sr-only">{m.notifications_read_all()}</span>
          </Button>
          <Button size="sm" asChild>
            <Link to="/settings/notifications">
              <Settings aria-hidden className="size-4" />
              <span className="max-sm:sr-only">{m.common_settings()}</span>
            </Link>
          </Button>
        </>
      }
    >
      <div className="mx-auto max-w-3xl pb-10">
        <StateChoice state={state} onState={onState} />
        {inbox.isPending && <SkeletonRows count={5} />}
        {inbox.isError && <ErrorState error={inbox.error} onRetry={() => inbox.refetch()} />}
        {inbox.data && groups.length === 0 && (
          <EmptyState icon={BellRing} title={EMPTY_WORDS[state]()}>
            {state === "inbox" && m.notifications_none_help()}
          </EmptyState>
        )}
        {groups.map((group) => (
          <Group key={group.recordId} group={group} isArchived={state === "archived"} />
        ))}
        {inbox.hasNextPage && (
          <div className="px-4 pt-3">
            <Button size="sm" busy={inbox.isFetchingNextPage} onClick={() => inbox.fetchNextPage()}>
              {m.timeline_show_earlier()}
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}

function StateChoice({ state, onState }: { state: InboxState; onState: (state: InboxState) => void }) {
  return (
    <fieldset className="flex gap-1 overflow-x-auto px-4 py-2">
      <legend className="sr-only">{m.notifications_which()}</legend>
      {INBOX_STATES.map((one) => (
        <Button
          key={one}
          size="sm"
          variant="ghost"
          aria-pressed={one === state}
          className="rounded-full aria-pressed:bg-hover aria-pressed:text-ink"
          onClick={() => onState(one)}
        >
          {STATE_LABELS[one]()}
        </Button>
      ))}
    </fieldset>
  );
}

function Group({
  group: { object, recordId, title, items },
  isArchived,
}: {
  group: NotificationGroup;
  isArchived: boolean;
}) {
  const mark = useMark();
  const ids = items.map(({ id }) => id);
  return (
    <section aria-label={title} className="mb-3 border-y md:mx-4 md:rounded-lg md:border-x">
      <header className="flex min-h-10 items-center gap-2 border-b bg-canvas px-3 py-1 md:rounded-t-lg">
        <h2 className="min-w-0 flex-1 truncate font-medium">
          <RecordLink object={object} id={recordId} className="rounded-sm hover:underline">
            {title}
          </RecordLink>
        </h2>
        {items.length > 1 && <span className="text-xs text-ink-3 tabular-nums">{items.length}</span>}
        {items.length > 1 && !isArchived && (
          <IconButton
            label={m.notifications_archive_all({ title })}
            onClick={() => mark.mutate({ ids, mark: { isArchived: true } })}
          >
            <Archive />
          </IconButton>
        )}
      </header>
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.id}>
            <NotificationItem item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}
