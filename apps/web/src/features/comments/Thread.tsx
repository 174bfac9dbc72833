import { Reply } from "lucide-react";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { CommentBox } from "./CommentBox.tsx";
import { CommentView } from "./CommentView.tsx";
import type { CommentThread } from "./comments.api.ts";

/** A comment with the answers to it, and a place to add one. */
export function Thread({ thread }: { thread: CommentThread }) {
  const [isReplying, setReplying] = useState(false);
  const { object, recordId } = thread;
  const about = { object, recordId };
  const isOver = thread.deletedAt !== null && thread.replies.length === 0;
  return (
    <article aria-label={m.comments_by({ name: thread.author.name })} className="rounded-lg border bg-surface p-3">
      <CommentView about={about} comment={thread} canPin />
      <div className="mt-1 ml-9 flex flex-col gap-2">
        {thread.replies.map((reply) => (
          <CommentView key={reply.id} about={about} comment={reply} />
        ))}
        {isReplying && <CommentBox about={about} threadId={thread.id} onDone={() => setReplying(false)} />}
        {!isReplying && !isOver && (
          <Button size="sm" variant="ghost" className="-ml-2 self-start print:hidden" onClick={() => setReplying(true)}>
            <Reply aria-hidden className="size-4" />
            {m.comments_reply()}
          </Button>
        )}
      </div>
    </article>
  );
}
