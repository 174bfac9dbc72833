import { Archive, ArchiveRestore, Ellipsis, Mail, MailOpen, Reply } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { CommentBox } from "../comments/CommentBox.tsx";
import { NotificationIcon } from "./NotificationIcon.tsx";
import { NotificationMenu } from "./NotificationMenu.tsx";
import { sentenceOf } from "./notification-words.ts";
import { type Notification, useMark } from "./notifications.api.ts";

interface NotificationItemProps {
  item: Notification;
  /** Says which record it is about; the heading above does otherwise. */
  showsRecord?: boolean;
  /** The page is being left by it. */
  onLeave?: () => void;
}

/** One thing to know, with everything that can be done about it. */
export function NotificationItem({ item, showsRecord, onLeave }: NotificationItemProps) {
  const formats = useFormats();
  const mark = useMark();
  const [isReplying, setReplying] = useState(false);
  const { id, object, recordId, title, at, readAt, archivedAt, commentId, threadId, text, reason } = item;
  const isUnread = readAt === null;
  const read = () => isUnread && mark.mutate({ ids: [id], mark: { isRead: true } });
  const sentence = sentenceOf(item);
  return (
    <article
      aria-label={`${sentence} ${title}`}
      className={cn("group relative flex gap-2.5 px-3 py-2.5", isUnread && "bg-accent-soft/40")}
    >
      <NotificationIcon item={item} />
      <div className="min-w-0 flex-1">
        <p className="pr-1">
          <RecordLink
            object={object}
            id={recordId}
            {...(commentId && { hash: `comment-${commentId}` })}
            className={cn("rounded-sm hover:underline", isUnread && "font-medium")}
            onClick={() => {
              read();
              onLeave?.();
            }}
          >
            {sentence}
            {showsRecord && <span className="block truncate text-ink-2">{title}</span>}
          </RecordLink>
        </p>
        {text && <p className="mt-0.5 line-clamp-3 whitespace-pre-wrap break-words text-ink-2">{text}</p>}
        {commentId && text === null && <p className="mt-0.5 text-ink-3 italic">{m.notifications_words_gone()}</p>}
        {reason && <p className="mt-0.5 text-ink-2">{reason}</p>}
        <p className="mt-0.5 flex items-center gap-2 text-xs text-ink-3">
          {isUnread && (
            <span className="size-1.5 rounded-full bg-accent">
              <span className="sr-only">{m.notifications_unread()}</span>
            </span>
          )}
          <time dateTime={at} title={formats.dateTime(at)}>
            {formats.relative(at, new Date())}
          </time>
        </p>
        {threadId && text !== null && !isReplying && (
          <Button size="sm" variant="ghost" className="mt-1 -ml-2" onClick={() => setReplying(true)}>
            <Reply aria-hidden className="size-4" />
            {m.comments_reply()}
          </Button>
        )}
        {threadId && isReplying && (
          <div className="mt-2">
            <CommentBox
              about={{ object, recordId }}
              threadId={threadId}
              onDone={() => {
                setReplying(false);
                read();
              }}
            />
          </div>
        )}
      </div>
      <div className="flex shrink-0 items-start">
        <IconButton
          label={isUnread ? m.notifications_mark_read() : m.notifications_mark_unread()}
          onClick={() => mark.mutate({ ids: [id], mark: { isRead: isUnread } })}
        >
          {isUnread ? <MailOpen /> : <Mail />}
        </IconButton>
        <IconButton
          label={archivedAt ? m.notifications_unarchive() : m.notifications_archive()}
          onClick={() => mark.mutate({ ids: [id], mark: { isArchived: !archivedAt } })}
        >
          {archivedAt ? <ArchiveRestore /> : <Archive />}
        </IconButton>
        <NotificationMenu
          item={item}
          trigger={
            <IconButton label={m.notifications_more()}>
              <Ellipsis />
            </IconButton>
          }
        />
      </div>
    </article>
  );
}
