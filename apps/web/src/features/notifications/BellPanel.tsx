import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BellRing, CheckCheck, Settings } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { NotificationItem } from "./NotificationItem.tsx";
import { countQuery, inboxQuery, useMark } from "./notifications.api.ts";

const SHOWN = 8;

/** The newest of the inbox, over whatever page one is on. */
export function BellPanel({ onLeave }: { onLeave: () => void }) {
  const inbox = useInfiniteQuery(inboxQuery("inbox"));
  const { data: unread = 0 } = useQuery(countQuery);
  const mark = useMark();
  const items = inbox.data?.pages[0]?.data.slice(0, SHOWN) ?? [];
  return (
    <div className="flex max-h-[min(36rem,80vh)] flex-col">
      <header className="flex items-center gap-1 border-b py-1 pr-1 pl-3">
        <h2 className="mr-auto font-semibold">{m.notifications_title()}</h2>
        <IconButton
          label={m.notifications_read_all()}
          disabled={unread === 0 || mark.isPending}
          onClick={() => mark.mutate({ mark: { isRead: true } })}
        >
          <CheckCheck />
        </IconButton>
        <Link
          to="/settings/notifications"
          onClick={onLeave}
          aria-label={m.notifications_settings()}
          title={m.notifications_settings()}
          className="inline-flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
        >
          <Settings aria-hidden className="size-4" />
        </Link>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {inbox.isPending && <SkeletonRows count={3} />}
        {inbox.isError && <ErrorState error={inbox.error} onRetry={() => inbox.refetch()} />}
        {inbox.data && items.length === 0 && (
          <EmptyState icon={BellRing} title={m.notifications_none()}>
            {m.notifications_none_help()}
          </EmptyState>
        )}
        <ul className="divide-y">
          {items.map((item) => (
            <li key={item.id}>
              <NotificationItem item={item} showsRecord onLeave={onLeave} />
            </li>
          ))}
        </ul>
      </div>
      <footer className="border-t p-1">
        <Button variant="ghost" size="sm" asChild className="w-full">
          <Link to="/notifications" onClick={onLeave}>
            {m.notifications_open_all()}
          </Link>
        </Button>
      </footer>
    </div>
  );
}
