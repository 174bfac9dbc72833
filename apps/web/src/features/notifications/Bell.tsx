import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Bell as BellIcon } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { useAttention } from "../../lib/page-title.ts";
import { m } from "../../messages/messages.js";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { countQuery } from "./notifications.api.ts";

const BellPanel = lazily(() => import("./BellPanel.tsx"), "BellPanel");

/** The server counts no further than this. */
const MOST_COUNTED = 100;

/** How much is new, on every page; a press shows it. */
export function Bell() {
  const [isOpen, setOpen] = useState(false);
  const { data: unread = 0 } = useQuery(countQuery);
  useAttention(unread);
  useFollowPush();
  const shown = unread >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(unread);
  const label = unread > 0 ? m.notifications_bell_unread({ count: unread, shown }) : m.notifications_title();
  return (
    <>
      <span role="status" className="sr-only">
        {unread > 0 ? label : ""}
      </span>
      <Popover
        wide
        open={isOpen}
        onOpenChange={setOpen}
        label={m.notifications_title()}
        holds="list"
        trigger={
          <IconButton label={label} size="lg" className="relative">
            <BellIcon />
            {unread > 0 && (
              <span
                aria-hidden
                className="absolute top-0.5 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-accent-ink tabular-nums"
              >
                {shown}
              </span>
            )}
          </IconButton>
        }
      >
        <Suspense fallback={<SkeletonRows count={3} />}>
          <BellPanel onLeave={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </>
  );
}

/** In browsers that show notifications; others need none of its code. */
function useFollowPush() {
  const { history } = useRouter();
  useEffect(() => {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    let stop: (() => void) | undefined;
    let isOver = false;
    void import("./push/follow-push.ts").then(({ followPush }) => {
      if (!isOver) stop = followPush((path) => history.push(path));
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [history]);
}
