import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { CommentBox } from "./CommentBox.tsx";
import { threadsQuery } from "./comments.api.ts";
import { Thread } from "./Thread.tsx";

/** What is said about one entry of a story: how much of it there is, and all of it once asked for. */
export function ActivityThreads({ activityId, count }: { activityId: string; count: number }) {
  const [isOpen, setOpen] = useState(false);
  const about = { object: "activity", recordId: activityId };
  const threads = useInfiniteQuery({ ...threadsQuery(about), enabled: isOpen });
  return (
    <div className="print:hidden">
      <Button size="sm" variant="ghost" className="-ml-2" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <MessageCircle aria-hidden className="size-4" />
        {count > 0 ? m.comments_count({ count }) : m.comments_comment()}
      </Button>
      {isOpen && (
        <div className="mt-1 flex flex-col gap-2">
          {threads.isPending && count > 0 && <SkeletonRows count={1} />}
          {threads.error && <ErrorState error={threads.error} onRetry={() => threads.refetch()} />}
          {threads.data?.pages
            .flatMap(({ data }) => data)
            .map((thread) => (
              <Thread key={thread.id} thread={thread} />
            ))}
          {threads.hasNextPage && (
            <Button size="sm" busy={threads.isFetchingNextPage} onClick={() => threads.fetchNextPage()}>
              {m.common_show_more()}
            </Button>
          )}
          <CommentBox about={about} />
        </div>
      )}
    </div>
  );
}
