import { useLocation } from "@tanstack/react-router";
import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useDraft } from "../../lib/drafts.ts";
import { useFormats } from "../../lib/formats.ts";
import { lazily } from "../../lib/lazily.ts";
import { useMe } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { CommentForm } from "./CommentForm.tsx";
import { type About, type Comment, changeComment, deleteComment, type Words } from "./comments.api.ts";
import { partsOf } from "./mention-text.ts";

const FormerWords = lazily(() => import("./FormerWords.tsx"), "FormerWords");

interface CommentViewProps {
  about: About;
  comment: Comment;
  /** Only what begins a thread is pinned. */
  canPin?: boolean;
}

/** What somebody said, and what can be done about it. A link to it (`#comment-…`) brings it into view. */
export function CommentView({ about, comment, canPin }: CommentViewProps) {
  const formats = useFormats();
  const [isEditing, setEditing] = useState(false);
  const [isShowingFormer, setShowingFormer] = useState(false);
  const { id, body, author, createdAt, editedAt, deletedAt } = comment;
  const { ref, isMeant } = useMeant(`comment-${id}`);
  return (
    <div ref={ref} id={`comment-${id}`} className={cn("group flex gap-2 rounded-md", isMeant && "bg-accent-soft")}>
      <Avatar name={author.name} size="md" />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 items-start gap-2">
          <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 pt-1">
            <span className="font-medium">{author.name}</span>
            <time dateTime={createdAt} title={formats.dateTime(createdAt)} className="text-xs text-ink-3">
              {formats.relative(createdAt, new Date())}
            </time>
            {editedAt && !deletedAt && (
              <button
                type="button"
                title={formats.dateTime(editedAt)}
                aria-expanded={isShowingFormer}
                onClick={() => setShowingFormer(!isShowingFormer)}
                className="rounded text-xs text-ink-3 underline decoration-dotted hover:text-ink"
              >
                {m.comments_edited()}
              </button>
            )}
          </p>
          <Acts comment={comment} canPin={canPin} onEdit={() => setEditing(true)} />
        </div>
        {deletedAt && <p className="text-ink-3 italic">{m.comments_deleted({ when: formats.dateTime(deletedAt) })}</p>}
        {body !== null && !isEditing && <Text body={body} mentions={comment.mentions} />}
        {body !== null && isEditing && <Edit {...{ about, comment, body }} onDone={() => setEditing(false)} />}
        {isShowingFormer && (
          <Suspense>
            <FormerWords id={id} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function Text({ body, mentions }: { body: string; mentions: Comment["mentions"] }) {
  const me = useMe().member.id;
  return (
    <p className="whitespace-pre-wrap break-words">
      {partsOf(body, mentions).map(({ text, memberId }, index) =>
        memberId ? (
          <strong
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            key={index}
            className={cn("font-medium text-accent-text", memberId === me && "rounded bg-accent-soft px-0.5")}
          >
            {text}
          </strong>
        ) : (
          text
        ),
      )}
    </p>
  );
}

function Edit({ about, comment, body, onDone }: { about: About; comment: Comment; body: string; onDone: () => void }) {
  // The addresses only help to choose; what is sent are the ids.
  const named = comment.mentions.map((mention) => ({ ...mention, email: "" }));
  const [words, setWords, { clear }] = useDraft<Words>(`comment-edit/${comment.id}`, { body, mentions: named });
  const save = useWrite(
    (next: Words) => changeComment(comment, next),
    m.comments_changed(),
    () => {
      clear();
      onDone();
    },
  );
  return (
    <CommentForm
      about={about}
      label={m.comments_edit()}
      placeholder=""
      button={m.common_save()}
      words={words}
      onWords={setWords}
      isSending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(words)}
      onCancel={onDone}
      autoFocus
    />
  );
}

function Acts({ comment, canPin, onEdit }: { comment: Comment; canPin?: boolean; onEdit: () => void }) {
  const { can, isPinned, deletedAt } = comment;
  const pin = useWrite(
    () => changeComment(comment, { isPinned: !isPinned }),
    isPinned ? m.timeline_unpinned_done() : m.timeline_pinned_done(),
  );
  const remove = useWrite(() => deleteComment(comment), m.comments_deleted_done());
  const onError = (error: unknown) => announceFailure(error);
  if (deletedAt || !(can.edit || can.delete || canPin)) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={m.comments_acts()} className="print:hidden">
          <Ellipsis />
        </IconButton>
      }
    >
      {canPin && (
        <MenuItem onSelect={() => pin.mutate(undefined, { onError })}>
          {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          {isPinned ? m.timeline_unpin() : m.timeline_pin()}
        </MenuItem>
      )}
      {can.edit && (
        <MenuItem onSelect={onEdit}>
          <Pencil aria-hidden />
          {m.common_edit()}
        </MenuItem>
      )}
      {can.delete && (
        <MenuItem danger onSelect={() => remove.mutate(undefined, { onError })}>
          <Trash2 aria-hidden />
          {m.common_delete()}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Whether the address means this very place; then it is scrolled to, once. */
function useMeant(anchor: string) {
  const ref = useRef<HTMLDivElement>(null);
  const isMeant = useLocation({ select: ({ hash }) => hash }) === anchor;
  useEffect(() => {
    if (isMeant) ref.current?.scrollIntoView({ block: "center" });
  }, [isMeant]);
  return { ref, isMeant };
}
